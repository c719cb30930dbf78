import type { TextSchema } from '../tool/tool-schema.ts';
import type { FormatNormaliser } from './normaliser.ts';

/** The formats known, by name. */
export interface FormatOptions {
  readonly formats: Readonly<Record<string, FormatNormaliser>>;
}

/** The normaliser of a schema's format, where there is one; a format nobody knows is free text. */
export function formatOf({ format }: TextSchema, { formats }: FormatOptions): FormatNormaliser | undefined {
  return format !== undefined && Object.hasOwn(formats, format) ? formats[format] : undefined;
}
