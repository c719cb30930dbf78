export { builtInFormats } from './built-in-formats.ts';
export { createNormaliser, type CreateNormaliserOptions } from './create-normaliser.ts';
export { createDateTimeFormat } from './normalise-date-time.ts';
export type {
  CheckLiteralOptions,
  FormatNormaliser,
  FormattedText,
  NormaliseArgumentOptions,
  NormaliseContext,
  NormalisedValue,
  Normaliser,
} from './normaliser.ts';
