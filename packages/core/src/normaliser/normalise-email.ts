import { refuseWords } from './describe-parameter.ts';
import { normalised, type FormatNormaliser, type FormattedText, type NormalisedValue } from './normaliser.ts';
import { readDigit } from './read-cardinal.ts';

const noun = 'an email address';
const longestAddress = 254;
const address = /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z\d](?:[a-z\d-]{0,62})(?:\.[a-z\d](?:[a-z\d-]{0,62}))+$/iu;
const written = /[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/u;
const spokenSigns: ReadonlyMap<string, string> = new Map([
  ['at', '@'],
  ['dot', '.'],
  ['period', '.'],
  ['point', '.'],
  ['underscore', '_'],
  ['dash', '-'],
  ['hyphen', '-'],
  ['minus', '-'],
  ['plus', '+'],
]);

/**
 * Turns a written or spoken address into an email address: "john dot smith at example dot com".
 *
 * - The part before "@" keeps its case, the domain is lower case.
 * - Words are joined only by signs or where they are spelled, letter by letter: "john smith at …" could be two addresses and is refused.
 */
export const emailFormat: FormatNormaliser = {
  noun,
  normalise: normaliseEmail,
  isCanonical: (text) => isAddress(text),
};

function normaliseEmail({ parameter, text, isNegated }: FormattedText): NormalisedValue {
  const said = text.trim();
  if (said.length > longestAddress || isNegated) return refuseWords(parameter, { text, noun });
  if (isAddress(said)) return normalised(lowerDomain(said));
  const found = (said.includes('@') ? readWritten(said) : undefined) ?? readSpoken(said);
  return found !== undefined && isAddress(found) ? normalised(lowerDomain(found)) : refuseWords(parameter, { text, noun });
}

const isAddress = (text: string): boolean => text.length <= longestAddress && address.test(text) && !/^\.|\.\.|\.@/u.test(text);

function lowerDomain(email: string): string {
  const at = email.lastIndexOf('@');
  return `${email.slice(0, at)}${email.slice(at).toLowerCase()}`;
}

/** The one address in a text such as `Ann <ann@example.com>`. */
function readWritten(text: string): string | undefined {
  const [first, ...others] = text.replace(/^mailto:/iu, '').match(new RegExp(written, 'gu')) ?? [];
  return others.length === 0 ? first?.replace(/[.!?]+$/u, '') : undefined;
}

function readSpoken(text: string): string | undefined {
  let email = '';
  let wasWord = false;
  for (const word of text.split(/\s+/u)) {
    const sign = spokenSigns.get(word.toLowerCase()) ?? (/^[@._+-]$/u.test(word) ? word : undefined);
    const digit = sign === undefined && word.length > 1 ? readDigit(word.toLowerCase()) : undefined;
    const isSpelled = word.length === 1 || digit !== undefined || /^\d+$/u.test(word);
    if (sign === undefined && wasWord && !isSpelled) return undefined;
    email += sign ?? (digit === undefined ? word : String(digit));
    wasWord = sign === undefined;
  }
  return email.replace(/[.!?]+$/u, '');
}
