import { createDateFormat } from './date-format.ts';
import { refuseWords } from './describe-parameter.ts';
import { normalised, type FormatNormaliser, type FormattedText, type NormalisedValue } from './normaliser.ts';
import { readMoments } from './read-moment.ts';

/** The format of dates written after a template without a time, such as `YYYY-MM-DD`. A time of day said with the date is left out. */
export function createDateOnlyFormat(template: string): FormatNormaliser {
  const format = createDateFormat(template);
  const noun = 'a date';
  return { noun, isCanonical: format.isCanonical, normalise };

  function normalise({ parameter, text, isNegated, context }: FormattedText): NormalisedValue {
    if (isNegated) return refuseWords(parameter, { text, noun });
    if (format.isCanonical(text.trim())) return normalised(text.trim());
    const choices = [...new Set(readMoments(text, context).flatMap(({ date }) => (date ? [format.print({ date, time: undefined })] : [])))];
    const [only] = choices;
    if (only === undefined) return refuseWords(parameter, { text, noun });
    return choices.length === 1 ? normalised(only) : { status: 'ambiguous', choices };
  }
}
