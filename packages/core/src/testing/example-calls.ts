import type { JsonValue } from '../internal/json.ts';
import type { AnyToolDefinition, ToolPack } from '../tool/tool-pack.ts';
import type { ToolSchema } from '../tool/tool-schema.ts';

/** A tool with arguments, as a declaration shows them or with one of them replaced. */
export interface ExampleCall {
  readonly definition: AnyToolDefinition;
  readonly input: Readonly<Record<string, JsonValue>>;
}

/** An example in which the words of one parameter can be any. */
export interface TextPlace {
  readonly definition: AnyToolDefinition;
  readonly parameter: string;
  /** The example with this text in the place. */
  readonly inputWith: (text: string) => ExampleCall['input'];
}

/** Every example of a pack. */
export function exampleCalls({ definitions }: ToolPack): readonly ExampleCall[] {
  return definitions.flatMap((definition) => definition.examples.map(({ input }) => ({ definition, input })));
}

/** The texts, and lists of them, of the first example of each tool. */
export function textPlaces({ definitions }: ToolPack): readonly TextPlace[] {
  return definitions.flatMap((definition) => {
    const [example] = definition.examples;
    if (!example) return [];
    return definition.parameters
      .filter(({ schema }) => isText(schema))
      .map(({ name, schema }): TextPlace => ({
        definition,
        parameter: name,
        inputWith: (text) => ({ ...example.input, [name]: schema.type === 'list' ? [text] : text }),
      }));
  });
}

/**
 * The parameters whose values a declaration refuses; none where it takes them all.
 *
 * @throws {TypeError} for a schema that answers later: calls are checked at once.
 */
export function refusedParameters({ name, input }: AnyToolDefinition, value: unknown): readonly string[] {
  const result = input['~standard'].validate(value);
  if (result instanceof Promise) throw new TypeError(`The input schema of ${name} is asynchronous; use a synchronous one.`);
  return (result.issues ?? []).map(({ path, message }) => {
    const first = path?.[0];
    return first === undefined ? message : String(typeof first === 'object' ? first.key : first);
  });
}

const isText = (schema: ToolSchema): boolean => schema.type === 'text' || (schema.type === 'list' && schema.items.type === 'text');
