import type { ToolParameter } from '../tool/tool-parameter.ts';
import type { TextSchema } from '../tool/tool-schema.ts';
import { quote, refuse } from './describe-parameter.ts';
import { normalised, type FormattedText, type NormalisedValue } from './normaliser.ts';

/** Takes free text as it was said, byte for byte, without white space around it. */
export function normaliseText({ parameter, schema, text, isNegated }: FormattedText): NormalisedValue {
  return checkText(isNegated ? `-${text.trim()}` : text.trim(), { parameter, schema });
}

/** Holds a text to the length its schema allows. */
export function checkText(
  text: string,
  { parameter, schema }: { readonly parameter: ToolParameter; readonly schema: TextSchema },
): NormalisedValue {
  const { minimumLength, maximumLength = Number.POSITIVE_INFINITY } = schema;
  if (text.length >= minimumLength && text.length <= maximumLength) return normalised(text);
  return refuse({ parameter, because: `${quote(text)} has ${text.length} characters`, understood: text });
}
