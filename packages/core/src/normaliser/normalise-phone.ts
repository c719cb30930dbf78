import { isSupportedCountry, parsePhoneNumberFromString, type CountryCode, type MetadataJson } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/min/metadata';
import { quote, refuse, refuseWords } from './describe-parameter.ts';
import { normalised, type FormatNormaliser, type FormattedText, type NormaliseContext, type NormalisedValue } from './normaliser.ts';
import { readCardinal, readDigit } from './read-cardinal.ts';
import { saidWords } from './said-words.ts';

const noun = 'a phone number';
const phoneMetadata: MetadataJson = metadata;
const internationalNumber = /^\+[1-9]\d{4,14}$/u;
const dialledNumber = /^\+?\d[\d ()\-.]{2,20}$/u;
/** National, with a trunk zero: `0161 496 0345`. */
const nationalNumber = /^0[1-9]\d{7,9}$/u;
/** Emergency and service numbers; libphonenumber-js has no metadata for them. */
const shortCodes: ReadonlySet<string> = new Set(
  (
    '911 112 999 000 100 101 102 103 104 108 110 111 113 115 117 118 119 120 122 211 311 411 511 611 711 811 988 ' +
    '116000 116006 116111 116117 116123'
  ).split(' '),
);
const separators: ReadonlySet<string> = new Set(
  '- . ( ) / , : # call dial ring phone number the at on please dash hyphen space dot its is my and um uh area code tel'.split(' '),
);
const repeats: ReadonlyMap<string, number> = new Map([
  ['double', 2],
  ['triple', 3],
]);

/**
 * Turns a written or spoken phone number into E.164, dialled in the context's region: "five five five, one two three …".
 *
 * - Short codes such as 911 and 112 are kept as they are.
 * - A number with the leading zero of another country, where the context's has none, is dialled as it was said: which country it is nobody said.
 * - The length must be possible in its country; whether the number is in use nobody can know here.
 * - A literal may be written in any of the ways a phone takes: the device dials what it is given.
 */
export const phoneFormat: FormatNormaliser = {
  noun,
  normalise: (said) => normalisePhone(said),
  isCanonical: (text) => dialledNumber.test(text) || shortCodes.has(text),
};

/** E.164 and nothing else: short codes cannot be written in it. */
export const e164Format: FormatNormaliser = {
  noun,
  normalise: (said) => {
    const found = normalisePhone(said);
    return found.status === 'normalised' && !e164Format.isCanonical(String(found.value))
      ? refuseWords(said.parameter, { text: said.text, noun })
      : found;
  },
  isCanonical: (text) => internationalNumber.test(text),
};

function normalisePhone({ parameter, text, isNegated, context }: FormattedText): NormalisedValue {
  const dialled = isNegated ? undefined : readDialled(saidWords(text));
  if (dialled === undefined) return refuseWords(parameter, { text, noun });
  if (shortCodes.has(dialled)) return normalised(dialled);
  const number = parsePhone(dialled, context);
  if (number?.isPossible()) return normalised(number.number);
  if (nationalNumber.test(dialled)) return normalised(dialled);
  return refuse({
    parameter,
    because: `${quote(text)} is ${dialled}, too short or too long to dial in ${context.region}`,
    understood: dialled,
    noun: 'a phone number with its area code',
  });
}

function parsePhone(dialled: string, { region }: NormaliseContext): ReturnType<typeof parsePhoneNumberFromString> {
  const defaultCountry = region as CountryCode;
  const options = isSupportedCountry(defaultCountry, phoneMetadata) ? { defaultCountry, extract: false } : { extract: false };
  return parsePhoneNumberFromString(dialled, options, phoneMetadata);
}

/** The digits to dial, or undefined where a word is neither digits nor a separator. */
function readDialled(words: readonly string[]): string | undefined {
  let dialled = '';
  let at = 0;
  while (at < words.length) {
    const word = words[at] ?? '';
    const repeat = repeats.get(word);
    const digit = readDigit(repeat === undefined ? word : words[at + 1]);
    if (digit !== undefined) {
      dialled += String(digit).repeat(repeat ?? 1);
      at += repeat === undefined ? 1 : 2;
      if (words[at] === 'hundred' && digit > 0) {
        dialled += '00';
        at++;
      }
      continue;
    }
    if (/^\d[\d.,]*$/u.test(word)) dialled += word.replaceAll(/\D/gu, '');
    else if (word === '+' || word === 'plus') dialled += dialled === '' ? '+' : 'x';
    else if (!separators.has(word)) {
      const pair = readCardinal(words, at);
      if (!pair || pair.value < 10 || pair.value > 99) return undefined;
      dialled += String(pair.value);
      at = pair.next;
      continue;
    }
    at++;
  }
  return /^\+?\d+$/u.test(dialled) ? dialled : undefined;
}
