import { ToolNeedsInput } from '@octoweave/core';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseContact } from './choose-contact.ts';
import type { ContactNumber } from './contacts-port.ts';

const contact = (name: string, number: string): ContactNumber => ({ contactId: `${name} ${number}`, name, number });
const choose = (said: string, contacts: readonly ContactNumber[]): ContactNumber =>
  chooseContact(contacts, { said, parameter: 'contact_name', detailOf: ({ number }) => number });

function questionOf(said: string, contacts: readonly ContactNumber[]): ToolNeedsInput {
  try {
    choose(said, contacts);
  } catch (error) {
    if (error instanceof ToolNeedsInput) return error;
    throw error;
  }
  throw new Error('nothing was asked');
}

describe('chooseContact', () => {
  it('asks which of two Marias, and offers their whole names with their numbers', () => {
    const question = questionOf('maria', [contact('Maria Lopez', '1'), contact('Maria Garcia', '2'), contact('Bob', '3')]);
    expect(question).toMatchObject({ code: 'tool-needs-input', parameter: 'contact_name', choices: ['Maria Lopez, 1', 'Maria Garcia, 2'] });
  });

  it('tells contacts of one name apart by their numbers', () => {
    expect(questionOf('Ann', [contact('Ann', '1'), contact('Ann', '2')]).choices).toEqual(['Ann, 1', 'Ann, 2']);
  });

  it('does not ask where a contact has the same number or address twice', () => {
    expect(choose('Ann', [contact('Ann', '+1 2'), contact('Ann', '+12')]).number).toBe('+1 2');
    expect(choose('Ann', [contact('Ann', 'a1@example.com'), contact('Ann', 'A1@example.com')]).number).toBe('a1@example.com');
    expect(questionOf('Ann', [contact('Ann', 'a@example.com'), contact('Ann', 'b@example.com')]).choices).toHaveLength(2);
  });

  it('asks who is meant where nobody is called so', () => {
    expect(questionOf('Zoe', [contact('Ann', '1')])).toMatchObject({
      question: 'Nobody in the contacts is called "Zoe". Who is meant?',
      choices: [],
    });
  });

  it('asks nothing more once a choice was taken', () => {
    const name = fc.constantFrom('Maria', 'Maria Lopez', 'maria lopez', 'Lopez Maria', 'Maria, 1', 'José');
    const contacts = fc.array(fc.record({ name, number: fc.constantFrom('1', '2', '3') }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(contacts, name, (all, said) => {
        const book = all.map(({ name, number }, index) => ({ contactId: String(index), name, number }));
        try {
          choose(said, book);
        } catch (error) {
          if (!(error instanceof ToolNeedsInput)) throw error;
          for (const choice of error.choices) expect(() => choose(String(choice), book)).not.toThrow();
        }
      }),
    );
  });
});
