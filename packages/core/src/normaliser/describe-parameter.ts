import type { ToolParameter } from '../tool/tool-parameter.ts';
import type { NumberSchema, ToolSchema } from '../tool/tool-schema.ts';
import type { JsonValue } from '../internal/json.ts';
import type { NormalisedValue } from './normaliser.ts';

const longestQuote = 60;

/** Facts of a refusal. */
export interface RefuseOptions {
  readonly parameter: ToolParameter;
  /** What was wrong, without a full stop: `"300 degrees" is 300 °F`. */
  readonly because: string;
  /** What was understood, where a value was. */
  readonly understood?: JsonValue;
  /** What values of the parameter's format are, where it has a format. */
  readonly noun?: string;
}

/** An `invalid` value: `"300 degrees" is 300 °F; temperature takes 60 to 80 °F.` */
export function refuse({ parameter, because, understood, noun }: RefuseOptions): NormalisedValue {
  const reason = `${because}; ${parameter.name.replaceAll('_', ' ')} takes ${noun ?? describeAllowed(parameter)}.`;
  return { status: 'invalid', reason, ...(understood !== undefined && { understood }) };
}

/** An `invalid` value for words that mean nothing here. */
export function refuseWords(parameter: ToolParameter, { text, noun }: { readonly text: string; readonly noun?: string }): NormalisedValue {
  return refuse({ parameter, because: `${quote(text)} is not understood`, ...(noun !== undefined && { noun }) });
}

/** Words in double quotes, shortened where they are long. */
export function quote(text: string): string {
  const shown = text.trim();
  return `"${shown.length > longestQuote ? `${shown.slice(0, longestQuote)}…` : shown}"`;
}

/** A number as a reason shows it: two decimals at most, with its unit. */
export function showNumber(value: number, unit: string | undefined): string {
  return `${Number(value.toFixed(2))}${unit === undefined ? '' : ` ${unit}`}`;
}

/** What a parameter takes, in words: `60 to 80 °F`, `driver, passenger or rear`. */
export function describeAllowed({ schema, unit }: ToolParameter): string {
  return describe(schema, unit);
}

function describe(schema: ToolSchema, unit: string | undefined): string {
  switch (schema.type) {
    case 'integer':
    case 'number':
      return describeNumber(schema, unit);
    case 'boolean':
      return 'on or off';
    case 'enumeration':
      return joinWords(schema.values);
    case 'text':
      return describeLength('text', { minimum: schema.minimumLength, maximum: schema.maximumLength, unit: 'characters' });
    case 'list':
      return `${describeItems(schema)}, each ${describe(schema.items, unit)}`;
  }
}

function describeNumber({ type, minimum, maximum }: NumberSchema, unit: string | undefined): string {
  const suffix = unit === undefined ? '' : ` ${unit}`;
  if (minimum !== undefined && maximum !== undefined) return `${minimum} to ${maximum}${suffix}`;
  if (minimum !== undefined) return `${minimum}${suffix} or more`;
  if (maximum !== undefined) return `${maximum}${suffix} or less`;
  return `${type === 'integer' ? 'a whole number' : 'a number'}${unit === undefined ? '' : ` in ${unit}`}`;
}

function describeItems({ minimumItems, maximumItems }: Extract<ToolSchema, { readonly type: 'list' }>): string {
  return describeLength('a list', { minimum: minimumItems, maximum: maximumItems, unit: 'items' });
}

interface LengthLimits {
  readonly minimum: number;
  readonly maximum: number | undefined;
  readonly unit: string;
}

function describeLength(noun: string, { minimum, maximum, unit }: LengthLimits): string {
  if (maximum !== undefined) return `${noun} of ${minimum} to ${maximum} ${unit}`;
  return minimum > 0 ? `${noun} of at least ${minimum} ${unit}` : noun;
}

function joinWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
