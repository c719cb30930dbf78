import { createDateFormat } from './date-format.ts';
import { refuseWords } from './describe-parameter.ts';
import { normalised, type FormatNormaliser, type FormattedText, type NormalisedValue } from './normaliser.ts';
import { readMoments } from './read-moment.ts';

/**
 * The format of times of day written after a template without a date, such as `HH:MM`.
 *
 * An hour without anything that says which half of the day is meant is as said: "quarter to eight" is 07:45.
 */
export function createTimeFormat(template: string): FormatNormaliser {
  const format = createDateFormat(template);
  const noun = 'a time of day';
  return { noun, isCanonical: format.isCanonical, normalise };

  function normalise({ parameter, text, isNegated, context }: FormattedText): NormalisedValue {
    if (isNegated) return refuseWords(parameter, { text, noun });
    if (format.isCanonical(text.trim())) return normalised(text.trim());
    const choices = [
      ...new Set(readMoments(text, context).flatMap(({ clock }) => (clock ? [format.print({ date: undefined, time: clock })] : []))),
    ];
    const [only] = choices;
    if (only === undefined) return refuseWords(parameter, { text, noun });
    return choices.length === 1 ? normalised(only) : { status: 'ambiguous', choices };
  }
}
