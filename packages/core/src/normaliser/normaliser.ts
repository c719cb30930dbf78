import type { JsonValue } from '../internal/json.ts';
import type { ToolParameter } from '../tool/tool-parameter.ts';
import type { TextSchema } from '../tool/tool-schema.ts';

/**
 * What became of something said.
 *
 * - `normalised`: the canonical value; its parameter accepts it.
 * - `invalid`: no value of this parameter. `reason` is a sentence with what was understood and what is allowed.
 * - `ambiguous`: one of several values, each of which the parameter accepts.
 */
export type NormalisedValue =
  | { readonly status: 'normalised'; readonly value: JsonValue }
  | { readonly status: 'invalid'; readonly reason: string; readonly understood?: JsonValue }
  | { readonly status: 'ambiguous'; readonly choices: readonly JsonValue[] };

/** Where and when something was said. */
export interface NormaliseContext {
  /** Now; injected, so that "tomorrow" can be tested. */
  readonly clock: () => Date;
  /** IANA name of the time zone in which dates and times are meant, such as `Europe/London`. */
  readonly timeZone: string;
  /** BCP 47 tag; English is understood, its region decides whether 3/4 is in March or in April. */
  readonly locale: string;
  /** ISO 3166-1 alpha-2 code of the country in which phone numbers without a country code are dialled. */
  readonly region: string;
}

/** Words said for one parameter. */
export interface NormaliseArgumentOptions {
  readonly parameter: ToolParameter;
  readonly text: string;
  /** Whether "-" stood before the words. Negates a number; nothing else can be negated. */
  readonly isNegated: boolean;
  readonly context: NormaliseContext;
  /** The canonical value of the parameter that this one is the end of (`endOf`). @defaultValue nothing is known of a beginning */
  readonly begin?: JsonValue | undefined;
}

/** A value that claims to be canonical already. */
export interface CheckLiteralOptions {
  readonly parameter: ToolParameter;
  readonly value: JsonValue;
}

/** Words said for a text parameter with a format. */
export interface FormattedText extends NormaliseArgumentOptions {
  readonly schema: TextSchema;
}

/** Turns words into the canonical text of one format. Never throws, whatever the words. */
export interface FormatNormaliser {
  /** What a value is, after "takes": `a date and time`. */
  readonly noun: string;
  normalise(said: FormattedText): NormalisedValue;
  /** Whether a text is a value of the format as it stands. Every value `normalise` gives is. */
  isCanonical(text: string): boolean;
}

/**
 * Turns what was said into the canonical value of one parameter.
 *
 * - Neither method throws, whatever was said; only a time zone that does not exist is an exception.
 * - A canonical value, said or literal, normalises to itself.
 * - A `normalised` value is of the parameter's type, within its range, one of its values, and of its length.
 */
export interface Normaliser {
  normaliseArgument(options: NormaliseArgumentOptions): NormalisedValue;
  checkLiteral(options: CheckLiteralOptions): NormalisedValue;
}

/** A canonical value. */
export const normalised = (value: JsonValue): NormalisedValue => ({ status: 'normalised', value });
