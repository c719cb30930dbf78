/**
 * The part of JSON Schema a call grammar can express: what a parameter may be.
 *
 * `text` is any string; `enumeration` one of a closed list; numbers have inclusive bounds.
 */
export type ToolSchema =
  | TextSchema
  | { readonly type: 'enumeration'; readonly values: readonly string[] }
  | NumberSchema
  | { readonly type: 'boolean' }
  | { readonly type: 'list'; readonly items: ToolSchema; readonly minimumItems: number; readonly maximumItems: number | undefined };

/** Any string, possibly with a format such as `date-time` or `phone` that a normaliser knows. */
export interface TextSchema {
  readonly type: 'text';
  readonly minimumLength: number;
  readonly maximumLength: number | undefined;
  readonly format: string | undefined;
}

/** A number with inclusive bounds; without a bound it is undefined. */
export interface NumberSchema {
  readonly type: 'integer' | 'number';
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
}

/** A schema as people read it: `integer 60..80`, `driver | passenger | rear`. */
export function describeSchema(schema: ToolSchema): string {
  switch (schema.type) {
    case 'text':
      return schema.format ?? 'text';
    case 'enumeration':
      return schema.values.join(' | ');
    case 'integer':
    case 'number':
      return schema.minimum === undefined && schema.maximum === undefined
        ? schema.type
        : `${schema.type} ${schema.minimum ?? ''}..${schema.maximum ?? ''}`;
    case 'boolean':
      return 'True | False';
    case 'list':
      return `list of ${describeSchema(schema.items)}`;
  }
}
