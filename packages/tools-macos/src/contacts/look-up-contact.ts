import { type LookUp, ToolFailure, ToolNeedsInput } from '@octoweave/core';
import { namingRefusals } from '../macos-tool.ts';
import type { PortOptions } from '../port-options.ts';
import type { ContactsPort } from './contacts-port.ts';
import { findContactDetail, type FoundDetail } from './find-contact.ts';

/** What is looked up in Contacts. */
export interface LookUpContactOptions {
  readonly contacts: ContactsPort;
  readonly kind: 'phones' | 'emails';
}

/** `Maria Garcia, +14155550105`: a choice this module gave. */
const offered = /^(?<label>.+), (?<value>.+)$/su;

/** Finds the phone number or email address that a name said for it means. */
export function lookUpContact(options: LookUpContactOptions): LookUp {
  return namingRefusals(async (said, { parameter, signal }) => {
    const found = await findMeanings(said, { ...options, signal });
    const { label = '', value = '' } = offered.exec(said)?.groups ?? {};
    const meant =
      found.length > 0 || label === '' ? found : (await findMeanings(label, { ...options, signal })).filter((one) => one.value === value);
    const [only] = meant;
    if (only && meant.length === 1) return { value: only.value, shown: describeDetail(only) };
    const question = only ? `Which contact do you mean by "${said}"?` : `There is no contact "${said}". Who is meant?`;
    throw new ToolNeedsInput({ parameter, question, choices: meant.map(describeDetail) });
  });
}

const describeDetail = ({ label, value }: FoundDetail): string => `${label}, ${value}`;

/** Everything a name may mean; of several people, those who have what is wanted. */
async function findMeanings(name: string, options: LookUpContactOptions & PortOptions): Promise<readonly FoundDetail[]> {
  try {
    const found = await findContactDetail({ ...options, name });
    return found ? [found] : [];
  } catch (error) {
    if (!(error instanceof ToolNeedsInput)) throw error;
    // Each choice finds one, or somebody who has not got it.
    const meanings = await Promise.all(error.choices.map((choice) => findMeanings(String(choice), options).catch(withoutDetail)));
    return meanings.flat();
  }
}

function withoutDetail(error: unknown): readonly FoundDetail[] {
  if (error instanceof ToolFailure && error.code === 'contact-detail-missing') return [];
  throw error;
}
