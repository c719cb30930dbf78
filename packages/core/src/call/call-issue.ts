/**
 * What was wrong with written calls, or read although it was not written as `docs/call-language.md` says.
 *
 * Dropped: the call or argument named does not reach a device.
 * - `call-malformed`, `tool-unknown`: the call; where it is nested and its tool unknown, its argument is `missing`.
 * - `call-after-abstain`, `abstain-after-calls`: what came second; a model cannot both call and abstain.
 * - `argument-extra`, `argument-unknown`, `argument-malformed`: the argument.
 * - `reference-unknown`: the reference; its argument is `missing`.
 * - `text-ignored`, `space-ignored`, `control-unexpected`: what stands outside of calls.
 * - `call-repeated`: the call, which would do again what was just done.
 * - `json-invalid`: everything.
 *
 * Read all the same:
 * - `separator-missing`, `parenthesis-missing`: ";" between calls, ")" before ";" or `<nexa_end>`.
 * - `argument-keyword`: `name='x'` for a positional argument.
 * - `string-unescaped-quote`, `string-double-quoted`: `'Don't'`, and `"rear"` without its space, which is a canonical value.
 * - `literal-python`: `true`, `false` or `null`, which are no Python literals.
 * - `span-not-in-request`: words that the request does not hold; they are kept as written.
 */
export type CallIssueCode =
  | 'call-malformed'
  | 'tool-unknown'
  | 'call-repeated'
  | 'call-after-abstain'
  | 'abstain-after-calls'
  | 'argument-extra'
  | 'argument-unknown'
  | 'argument-malformed'
  | 'reference-unknown'
  | 'text-ignored'
  | 'space-ignored'
  | 'control-unexpected'
  | 'json-invalid'
  | 'separator-missing'
  | 'parenthesis-missing'
  | 'argument-keyword'
  | 'string-unescaped-quote'
  | 'string-double-quoted'
  | 'literal-python'
  | 'span-not-in-request';

/** One fault of written calls. */
export interface CallIssue {
  readonly code: CallIssueCode;
  /** What was met and what was done about it, as a sentence. */
  readonly message: string;
  /** The written text it is about, shortened to `excerptLength`. */
  readonly excerpt: string;
}

/** The most characters an excerpt has. */
export const excerptLength = 60;

/** The beginning of a text, for an issue about the text. */
export function headExcerpt(text: string): string {
  return text.length <= excerptLength ? text : `${text.slice(0, excerptLength - 1)}…`;
}

/** The end of a text, for an issue about where reading stopped. */
export function tailExcerpt(text: string): string {
  return text.length <= excerptLength ? text : `…${text.slice(1 - excerptLength)}`;
}
