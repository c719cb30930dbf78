import { z } from 'zod';
import { isWallDay, isWallTime } from './wall-time.ts';

/** What a list of texts holds. */
export interface TextListOptions {
  readonly description: string;
  readonly format?: 'email' | 'phone';
}

/**
 * A list of at least one text: words of the request, or outcomes of earlier calls. Addresses, numbers and paths are never a model's to
 * make up.
 *
 * A single text is a list of one, and an empty one a list of none: planners write both.
 */
export function textList(options: TextListOptions): z.ZodType<readonly string[]> {
  return z.preprocess(toList, listOf(options).min(1).meta(metaOf(options)));
}

/** A list of texts that is empty where it is left out. */
export function optionalTextList(options: TextListOptions): z.ZodType<readonly string[]> {
  // zod prints no default of a schema with a preprocessor, so that it is told in words of its own.
  return z.preprocess(toList, listOf(options).meta({ ...metaOf(options), default: [] })).default([]);
}

const listOf = ({ format }: TextListOptions): z.ZodArray<z.ZodString> =>
  z.array(format === undefined ? z.string().min(1) : z.string().min(1).meta({ format }));

const metaOf = ({ description }: TextListOptions): Readonly<Record<string, unknown>> => ({ description, compare: 'set', extractive: true });

const toList = (value: unknown): unknown => (typeof value === 'string' ? [value].filter((text) => text !== '') : value);

const noSuchTime = 'There is no such date and time.';

/** A date and a time of the device's own zone, `YYYY-MM-DD HH:MM:SS`. */
export function wallTime({ description }: { readonly description: string }): z.ZodType<string> {
  return z.string().refine(isWallTime, noSuchTime).meta({ description, compare: 'exact', format: 'YYYY-MM-DD HH:MM:SS' });
}

/** A wall time, or an empty text for none; `endOf` names the parameter that is its beginning. */
export function optionalWallTime({ description, endOf }: { readonly description: string; readonly endOf?: string }): z.ZodType<string> {
  return z
    .string()
    .refine((text) => text === '' || isWallTime(text), noSuchTime)
    .meta({ description, compare: 'exact', format: '[YYYY-MM-DD HH:MM:SS]', endOf });
}

/** A wall time, a day, or an empty text for neither. */
export function optionalWallDay({ description }: { readonly description: string }): z.ZodType<string> {
  return z
    .string()
    .refine((text) => text === '' || isWallDay(text), noSuchTime)
    .meta({ description, compare: 'exact', format: '[YYYY-MM-DD[ HH:MM:SS]]' });
}
