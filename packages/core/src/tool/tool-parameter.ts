import type { JsonValue } from '../internal/json.ts';
import type { ToolSchema } from './tool-schema.ts';

/** How an evaluation compares a value with the gold value (see `docs/evaluation.md`). */
export type CompareRule = 'exact' | 'normalized' | 'semantic' | 'set' | 'phone';

/** Units a number parameter may be measured in; normalisers convert what was said into it. */
export type ParameterUnit = '°F' | '°C' | 'mm' | '%' | 'km/h' | 'min' | 's';

/** What a parameter's schema may say beyond JSON Schema: `z.int().meta({ unit: 'mm' })`. */
export interface ParameterMeta {
  /** The unit of a number. */
  readonly unit?: ParameterUnit | undefined;
  /** How an evaluation compares values. @defaultValue `exact`, for free text `normalized` */
  readonly compare?: CompareRule | undefined;
  /**
   * Whether the value must be a run of words of the request, or the outcome of an earlier call.
   *
   * @defaultValue true for free text, and for numbers only where they are given as said
   */
  readonly extractive?: boolean | undefined;
  /** The parameter that is the beginning of what this one is the end of: "at three for an hour" ends at four, "from 9 to 10:30" on the same day. */
  readonly endOf?: string | undefined;
  /** Other words for enumeration values, by value. */
  readonly synonyms?: Readonly<Record<string, readonly string[]>> | undefined;
}

/** One ordered parameter of a tool, derived from its input schema. */
export interface ToolParameter {
  readonly name: string;
  readonly description: string;
  readonly schema: ToolSchema;
  readonly isOptional: boolean;
  /** The value an omitted argument equals; undefined where leaving it out is itself the meaning. */
  readonly defaultValue: JsonValue | undefined;
  readonly unit: ParameterUnit | undefined;
  readonly compare: CompareRule;
  readonly isExtractive: boolean;
  /** The earlier parameter whose value is the beginning of what this one's is the end of. @defaultValue it is no end */
  readonly endOf?: string | undefined;
  readonly synonyms: Readonly<Record<string, readonly string[]>>;
}
