import * as fc from 'fast-check';
import { z } from 'zod';
import type { WrittenArgument, WrittenCall } from '../../call/call-syntax-tree.ts';
import { createRequestText, type RequestText } from '../../call/request-text.ts';
import { defineTool } from '../../tool/define-tool.ts';
import { definePack, toolId, type AnyToolDefinition } from '../../tool/tool-pack.ts';
import type { ToolParameter } from '../../tool/tool-parameter.ts';
import type { ToolSchema } from '../../tool/tool-schema.ts';
import { allocateFunctionalTokens } from '../../vocabulary/allocate-functional-tokens.ts';
import type { FunctionalTokenVocabulary } from '../../vocabulary/functional-token-vocabulary.ts';
import type { OfferedTool } from '../compile-call-grammar.ts';
import { isSayable } from '../quoted-text.ts';

/** Tools, perhaps a request, and an answer that serves it. */
export interface Answer {
  readonly vocabulary: FunctionalTokenVocabulary;
  readonly tools: readonly OfferedTool[];
  readonly request: RequestText | undefined;
  readonly calls: readonly WrittenCall[];
}

const awkward = ["'", '"', '\\', '\n', '\r', '<', '>', '<nexa_0>', '<nexa_end>', ' ', '👩‍🚀', '\u200b', '°', '?', '$1', ', '];

const piece = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...awkward) },
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }) },
);

/** Texts a model can write, rich in what needs escapes. */
export const arbitraryText: fc.Arbitrary<string> = fc
  .array(piece, { maxLength: 6 })
  .map((pieces) => pieces.join(''))
  .filter(isSayable);

const someText = arbitraryText.filter((text) => text !== '');

/** Requests of words with punctuation at their edges. */
export const arbitraryRequest: fc.Arbitrary<RequestText> = fc
  .array(fc.tuple(fc.constantFrom('', '', '("', "'"), someText, fc.constantFrom('', '', '!', '.)"')), { minLength: 1, maxLength: 6 })
  .map((words) => createRequestText(words.map((parts) => parts.join('')).join(' ')))
  .filter(({ words }) => words.length > 0);

const integerSchema = fc.tuple(fc.integer({ min: -3000, max: 3000 }), fc.nat({ max: 3000 })).map(([minimum, width]) =>
  z
    .int()
    .min(minimum)
    .max(minimum + width),
);
const numberSchema = fc.tuple(fc.integer({ min: -300, max: 300 }), fc.nat({ max: 300 })).map(([minimum, width]) =>
  z
    .number()
    .min(minimum / 10)
    .max(minimum / 10 + width),
);
const enumerationSchema = fc.uniqueArray(someText, { minLength: 1, maxLength: 4 }).map((values) => z.enum(values as [string, ...string[]]));

const scalarSchema: fc.Arbitrary<z.ZodType> = fc.oneof(
  enumerationSchema,
  integerSchema,
  numberSchema,
  fc.constantFrom(z.boolean(), z.string(), z.string().min(1), z.int(), z.number(), z.int().min(0)),
);

const parameterSchema: fc.Arbitrary<z.ZodType> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(scalarSchema, fc.boolean()).map(([schema, extractive]) => schema.meta({ extractive })) },
  {
    weight: 1,
    arbitrary: fc.tuple(scalarSchema, fc.nat({ max: 2 }), fc.nat({ max: 2 })).map(([items, minimum, width]) =>
      z
        .array(items)
        .min(minimum)
        .max(minimum + width),
    ),
  },
);

const arbitraryDefinition = (index: number): fc.Arbitrary<AnyToolDefinition> =>
  fc.tuple(fc.array(parameterSchema, { maxLength: 3 }), fc.array(parameterSchema, { maxLength: 3 })).map(([required, optional]) =>
    defineTool({
      name: `tool_${index}`,
      summary: 'A tool.',
      input: z.object(
        Object.fromEntries(
          [...required, ...optional.map((schema) => schema.optional())].map((schema, place) => [`parameter${place}`, schema] as const),
        ),
      ),
      output: z.string(),
      effect: 'read',
      resource: 'nothing',
    }),
  );

/** An answer in tools as they may come, printed by `printFunctionalCalls`. */
export const arbitraryAnswer: fc.Arbitrary<Answer> = fc
  .tuple(fc.tuple(arbitraryDefinition(0), arbitraryDefinition(1), arbitraryDefinition(2)), fc.option(arbitraryRequest, { nil: undefined }))
  .chain(([definitions, request]) => {
    const call = fc.constantFrom(...definitions).chain((definition) => arbitraryCall(definition, request));
    const vocabulary = allocateFunctionalTokens([definePack({ name: 'pack', version: '1.0.0', definitions })]);
    const tools = definitions.map((definition) => ({ toolId: toolId('pack', definition.name), definition }));
    return fc.array(call, { maxLength: 4 }).map((calls) => ({ vocabulary, tools, request, calls }));
  });

function arbitraryCall({ name, parameters }: AnyToolDefinition, request: RequestText | undefined): fc.Arbitrary<WrittenCall> {
  const values = parameters.map((parameter) =>
    fc.oneof({ weight: 4, arbitrary: arbitraryArgument(parameter, request) }, { weight: 1, arbitrary: fc.constant(standIn(parameter)) }),
  );
  return fc.tuple(...values).map((written) => ({
    toolId: toolId('pack', name),
    arguments: written.slice(0, written.findLastIndex(({ type }) => type !== 'omitted') + 1),
  }));
}

const standIn = ({ isOptional }: ToolParameter): WrittenArgument => (isOptional ? { type: 'omitted' } : { type: 'missing' });

function arbitraryArgument(
  { schema, isExtractive, isOptional }: ToolParameter,
  request: RequestText | undefined,
): fc.Arbitrary<WrittenArgument> {
  const said = isExtractive ? arbitraryVerbatim(schema, request) : undefined;
  const isTextOfRequest = schema.type === 'text' && said !== undefined && request !== undefined;
  if (schema.type === 'list') {
    const items = arbitraryArgument({ schema: schema.items, isExtractive, isOptional } as ToolParameter, request);
    return fc
      .array(items, { minLength: schema.minimumItems, maxLength: schema.maximumItems ?? 4 })
      .map((list): WrittenArgument => ({ type: 'list', items: list }));
  }
  const canonical = arbitraryValue(schema).map((value): WrittenArgument => ({ type: 'literal', value }));
  if (said === undefined) return canonical;
  return isTextOfRequest ? said : fc.oneof(canonical, said);
}

function arbitraryVerbatim(schema: ToolSchema, request: RequestText | undefined): fc.Arbitrary<WrittenArgument> {
  const isSigned = (schema.type === 'integer' || schema.type === 'number') && (schema.minimum === undefined || schema.minimum < 0);
  const text = request ? fc.constantFrom(...runsOfWords(request.words)) : someText;
  return fc
    .tuple(text, fc.boolean())
    .map(([words, negated]): WrittenArgument => ({ type: 'verbatim', text: words, isNegated: isSigned && negated }));
}

/** Every span of a request, spelled out. */
export function runsOfWords(words: RequestText['words']): readonly string[] {
  return words.flatMap((first, from) =>
    words.slice(from).flatMap((last, length) => {
      const whole = words
        .slice(from, from + length + 1)
        .map(({ leading, core, trailing }) => leading + core + trailing)
        .join(' ');
      const starts = [whole, whole.slice(first.leading.length)];
      return starts.flatMap((run) => [run, run.slice(0, run.length - last.trailing.length)]);
    }),
  );
}

function arbitraryValue(schema: ToolSchema): fc.Arbitrary<string | number | boolean> {
  switch (schema.type) {
    case 'enumeration':
      return fc.constantFrom(...schema.values);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -(2 ** 31), max: schema.maximum ?? 2 ** 31 - 1 });
    case 'number':
      return fc
        .double({ min: schema.minimum ?? -1e15, max: schema.maximum ?? 1e15, noNaN: true })
        .filter((value) => !String(value).includes('e'));
    default:
      return schema.type === 'text' && schema.minimumLength > 0 ? someText : arbitraryText;
  }
}
