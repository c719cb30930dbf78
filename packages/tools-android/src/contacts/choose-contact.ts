import { ToolNeedsInput } from '@octoweave/core';
import { matchNames } from '../match-names.ts';

/** Who was said, and by which parameter. */
export interface ChooseContactOptions<Contact> {
  readonly said: string;
  readonly parameter: string;
  /** What is wanted of a contact: a number, an address. */
  readonly detailOf: (contact: Contact) => string;
}

/** A contact as a person tells it from others: `Maria Lopez, +14155550101`. */
export const contactLabel = (name: string, detail: string): string => `${name}, ${detail}`;

/**
 * The one number or address that a name means.
 *
 * - A name with its number, as it is offered, means that one.
 *
 * @throws {ToolNeedsInput} where it means several, each choice being a name with its number, or nobody.
 */
export function chooseContact<Contact extends { readonly name: string }>(
  contacts: readonly Contact[],
  { said, parameter, detailOf }: ChooseContactOptions<Contact>,
): Contact {
  const labelOf = (contact: Contact): string => contactLabel(contact.name, detailOf(contact));
  const labelled = contacts.find((contact) => labelOf(contact) === said);
  if (labelled) return labelled;
  const matches = onePerDetail(matchNames(contacts, { said, nameOf: ({ name }) => name }), detailOf);
  const [only] = matches;
  if (only && matches.length === 1) return only;
  const question = only ? `Several contacts are called "${said}". Which one?` : `Nobody in the contacts is called "${said}". Who is meant?`;
  throw new ToolNeedsInput({ parameter, question, choices: matches.map(labelOf) });
}

function onePerDetail<Contact extends { readonly name: string }>(
  matches: readonly Contact[],
  detailOf: (contact: Contact) => string,
): readonly Contact[] {
  const isSame = (one: Contact, other: Contact): boolean =>
    one.name === other.name && comparable(detailOf(one)) === comparable(detailOf(other));
  return matches.filter((contact, index) => matches.findIndex((other) => isSame(other, contact)) === index);
}

/** A number is its digits, however it is written. */
const comparable = (detail: string): string => (detail.includes('@') ? detail.toLowerCase() : detail.replaceAll(/\D/gu, ''));
