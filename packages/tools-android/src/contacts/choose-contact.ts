import { ToolNeedsInput } from '@octoweave/core';
import { matchNames } from '../match-names.ts';
import { phoneFailure } from '../phone-failure.ts';
import type { ContactNumber } from './contacts-port.ts';

/** Who was said, and by which parameter. */
export interface ChooseContactOptions {
  readonly said: string;
  readonly parameter: string;
}

/**
 * The one number that a name means.
 *
 * @throws {ToolNeedsInput} where it means several: each choice, said in its place, means one.
 * @throws {ToolFailure} `not-found` where it means nobody.
 */
export function chooseContact(contacts: readonly ContactNumber[], { said, parameter }: ChooseContactOptions): ContactNumber {
  const labelled = contacts.find((contact) => fullLabel(contact) === said);
  if (labelled) return labelled;
  const matches = onePerNumber(matchNames(contacts, { said, nameOf: ({ name }) => name }));
  const [only] = matches;
  if (!only) throw phoneFailure('not-found', { message: `Nobody in the contacts is called "${said}".` });
  if (matches.length === 1) return only;
  const choices = matches.map((contact) => (isNameOfOne(contact, contacts) ? contact.name : fullLabel(contact)));
  throw new ToolNeedsInput({ parameter, question: `Several contacts are called "${said}". Which one?`, choices });
}

const fullLabel = ({ name, number }: ContactNumber): string => `${name}, ${number}`;

const digits = (number: string): string => number.replaceAll(/\D/gu, '');

function onePerNumber(matches: readonly ContactNumber[]): readonly ContactNumber[] {
  return matches.filter(
    ({ name, number }, index) => matches.findIndex((other) => other.name === name && digits(other.number) === digits(number)) === index,
  );
}

const isNameOfOne = (contact: ContactNumber, contacts: readonly ContactNumber[]): boolean =>
  onePerNumber(matchNames(contacts, { said: contact.name, nameOf: ({ name }) => name })).length === 1;
