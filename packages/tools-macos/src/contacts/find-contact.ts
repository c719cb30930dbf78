import { ToolFailure } from '@octoweave/core';
import { askWhich, chooseByName, comparable } from '../choose-by-name.ts';
import type { PortOptions } from '../port-options.ts';
import type { Contact, ContactDetail, ContactsPort } from './contacts-port.ts';

/** What is looked up of a person. */
export interface FindContactDetailOptions extends PortOptions {
  readonly contacts: ContactsPort;
  readonly name: string;
  readonly kind: 'phones' | 'emails';
}

const nouns = { phones: 'phone number', emails: 'email address' } as const;

/** What a name means. */
export interface FoundDetail {
  readonly value: string;
  /** What tells it from others: the name, with an organisation or a word such as `work` where that is needed. */
  readonly label: string;
}

/** `Maria Garcia (Acme, mobile)`: a label this module gave, and asks about. */
const qualified = /^(?<name>.+) \([^()]*\)$/u;

/**
 * A number or an address of the one person meant; undefined where nobody is.
 *
 * - Several people, or several numbers of one, are a question. Only a number filed as mobile is preferred to others.
 * - Each choice of a question is a name that finds it when it is asked for next.
 *
 * @throws {ToolNeedsInput} where several are meant.
 * @throws {ToolFailure} `contact-detail-missing` where they have none.
 */
export async function findContactDetail({ contacts, name, kind, signal }: FindContactDetailOptions): Promise<FoundDetail | undefined> {
  const exact = await contacts.find({ name }, { signal });
  const base = qualified.exec(name)?.groups?.['name'];
  const found = exact.length > 0 || base === undefined ? exact : await contacts.find({ name: base }, { signal });
  const people = found.map((contact) => ({ contact, label: labelContact(contact, found) }));
  const options = { said: name, parameter: 'name' };
  const detail = people
    .flatMap((person) => labelDetails(person, kind))
    .find(({ label, isQualified }) => isQualified && comparable(label) === comparable(name));
  if (detail) return detail;
  const person = chooseByName(people, {
    ...options,
    namesOf: ({ contact }) => [contact.name, contact.nickname],
    labelOf: ({ label }) => label,
    noun: 'contact',
  });
  if (!person) return undefined;
  const details = labelDetails(person, kind);
  const [first, ...others] = details;
  if (!first)
    throw new ToolFailure({
      code: 'contact-detail-missing',
      message: `${person.contact.name} has no ${nouns[kind]} in Contacts.`,
      advice: 'Add one in Contacts, or give it yourself.',
    });
  const mobiles = details.filter(({ isMobile }) => isMobile);
  const [preferred = first] = mobiles;
  if (others.length === 0 || mobiles.length === 1) return preferred;
  throw askWhich(
    details.map(({ label }) => label),
    { ...options, noun: nouns[kind] },
  );
}

/** @throws {ToolFailure} `contact-unknown` where nobody is meant; otherwise as `findContactDetail`. */
export async function requireContactDetail(options: FindContactDetailOptions): Promise<string> {
  const found = await findContactDetail(options);
  if (found) return found.value;
  throw new ToolFailure({
    code: 'contact-unknown',
    message: `There is no contact "${options.name}".`,
    advice: 'Say the name as it is in Contacts, or give the number or address itself.',
  });
}

interface LabelledContact {
  readonly contact: Contact;
  readonly label: string;
}

interface LabelledDetail extends FoundDetail {
  /** Whether the label says more than the contact's own. */
  readonly isQualified: boolean;
  readonly isMobile: boolean;
}

/** The name; where others share it, with what only this contact has. */
function labelContact(contact: Contact, found: readonly Contact[]): string {
  const namesakes = found.filter(({ name }) => comparable(name) === comparable(contact.name));
  if (namesakes.length < 2) return contact.name;
  const own = (facts: (one: Contact) => readonly string[]): string | undefined =>
    facts(contact).find((fact) => fact !== '' && namesakes.every((other) => other === contact || !facts(other).includes(fact)));
  const mark =
    own(({ organization }) => [organization]) ??
    own(({ nickname }) => [nickname]) ??
    own(({ emails }) => emails.map(({ value }) => value)) ??
    own(({ phones }) => phones.map(({ value }) => value)) ??
    contact.id;
  return `${contact.name} (${mark})`;
}

function labelDetails({ contact, label }: LabelledContact, kind: 'phones' | 'emails'): readonly LabelledDetail[] {
  const details: readonly ContactDetail[] = contact[kind];
  return details.map((detail) => {
    const isMobile = kind === 'phones' && /mobile|iphone|cell/iu.test(detail.label);
    if (details.length < 2) return { value: detail.value, label, isQualified: false, isMobile };
    const isAlone = details.filter((other) => other.label === detail.label).length === 1 && detail.label !== '';
    const mark = isAlone ? detail.label : detail.value;
    const inside = label === contact.name ? mark : `${label.slice(contact.name.length + 2, -1)}, ${mark}`;
    return { value: detail.value, label: `${contact.name} (${inside})`, isQualified: true, isMobile };
  });
}
