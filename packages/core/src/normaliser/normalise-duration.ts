import { refuseWords } from './describe-parameter.ts';
import { timeMeasure } from './measure.ts';
import { normalised, type FormatNormaliser, type FormattedText, type NormalisedValue } from './normaliser.ts';
import { readQuantities } from './read-quantities.ts';
import { saidWords } from './said-words.ts';

const noun = 'a length of time';
const isoDuration = /^P(?!$)(?:\d+W|(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)$/u;

/**
 * Turns a length of time into ISO 8601: "an hour and a half" is `PT1H30M`.
 *
 * A parameter whose value is a number of minutes or seconds has that unit instead of this format.
 */
export const durationFormat: FormatNormaliser = {
  noun,
  normalise: normaliseDuration,
  isCanonical: (text) => isoDuration.test(text),
};

function normaliseDuration({ parameter, text, isNegated }: FormattedText): NormalisedValue {
  if (isNegated) return refuseWords(parameter, { text, noun });
  if (durationFormat.isCanonical(text.trim())) return normalised(text.trim());
  const quantities = readQuantities(saidWords(text), { units: timeMeasure.words });
  const values = quantities.map(({ amounts }) =>
    amounts.some(({ unit }) => unit === undefined)
      ? Number.NaN
      : Math.round(amounts.reduce((sum, amount) => sum + timeMeasure.toUnit(amount), 0)),
  );
  const choices = [...new Set(values)].map(printDuration);
  const [only] = choices;
  if (only === undefined || !values.every((seconds) => Number.isSafeInteger(seconds) && seconds >= 0))
    return refuseWords(parameter, { text, noun });
  return choices.length === 1 ? normalised(only) : { status: 'ambiguous', choices };
}

function printDuration(seconds: number): string {
  const days = Math.floor(seconds / 86_400);
  const parts = [
    [Math.floor(seconds / 3600) % 24, 'H'],
    [Math.floor(seconds / 60) % 60, 'M'],
    [seconds % 60, 'S'],
  ] as const;
  const time = parts.flatMap(([value, letter]) => (value > 0 ? [`${value}${letter}`] : [])).join('');
  if (days === 0 && time === '') return 'PT0S';
  return `P${days > 0 ? `${days}D` : ''}${time === '' ? '' : `T${time}`}`;
}
