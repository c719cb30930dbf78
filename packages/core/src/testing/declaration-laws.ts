import { createFunctionalCallParser } from '../call/functional-call-parser.ts';
import { parseCallText } from '../call/parse-call-text.ts';
import { parseJsonCalls } from '../call/parse-json-calls.ts';
import { printFunctionalCalls } from '../call/print-functional-calls.ts';
import { printJsonCalls } from '../call/print-json-calls.ts';
import { literal, type ToolCall } from '../call/tool-call.ts';
import { createToolLookup } from '../call/tool-lookup.ts';
import { writeCalls } from '../call/write-calls.ts';
import { createCallMatcher } from '../grammar/call-matcher.ts';
import { compileCallGrammar } from '../grammar/compile-call-grammar.ts';
import { thrownMessage } from '../internal/thrown-message.ts';
import { definePack, toolId, type AnyToolDefinition, type ToolPack } from '../tool/tool-pack.ts';
import type { ToolSchema } from '../tool/tool-schema.ts';
import { allocateFunctionalTokens } from '../vocabulary/allocate-functional-tokens.ts';
import { exampleCalls, refusedParameters, textPlaces, type ExampleCall } from './example-calls.ts';
import { expectNone } from './expectations.ts';
import { hostileTexts } from './hostile-texts.ts';
import type { ToolPackConformanceCase } from './tool-pack-conformance.ts';

/** A law that every tool keeps by itself; issues are told with the tool's name. */
const everyTool = (law: string, issuesOf: (definition: AnyToolDefinition) => readonly string[]): ToolPackConformanceCase => ({
  law,
  applies: () => true,
  check: async ({ pack }) =>
    expectNone(pack.definitions.flatMap((definition) => issuesOf(definition).map((issue) => `${definition.name}: ${issue}`))),
});

const everyPack = (law: string, issuesOf: (pack: ToolPack) => readonly string[]): ToolPackConformanceCase => ({
  law,
  applies: () => true,
  check: async ({ pack }) => expectNone(issuesOf(pack)),
});

/** What holds for a pack before any of its tools has run. */
export const declarationLaws: readonly ToolPackConformanceCase[] = [
  everyPack('a pack is one that definePack takes, with a version of three numbers', (pack) => {
    definePack(pack);
    return /^\d+\.\d+\.\d+/u.test(pack.version) ? [] : [`the version "${pack.version}" is not such as 1.0.0`];
  }),
  everyTool('a tool has a summary, a resource and an example', ({ summary, resource, examples }) => [
    ...(summary === '' ? ['there is no summary'] : []),
    ...(resource === '' ? ['there is no resource'] : []),
    ...(examples.length === 0 ? ['there is no example'] : []),
  ]),
  everyTool('a tool that reads may be repeated and never asks', ({ effect, isIdempotent, confirmation }) => [
    ...(effect === 'read' && !isIdempotent ? ['it reads and is not idempotent'] : []),
    ...(effect === 'read' && confirmation.policy !== 'never' ? ['it reads and asks before'] : []),
  ]),
  everyTool('a sensitive tool asks', ({ effect, confirmation }) =>
    effect === 'sensitive' && confirmation.policy === 'never' ? ['it is sensitive and never asks'] : [],
  ),
  everyTool('a question names only parameters of its tool and what it shows besides them', ({ parameters, confirmation }) => {
    if (confirmation.policy === 'never') return [];
    const { message, shows = [] } = confirmation;
    const names = parameters.map(({ name }) => name);
    const known = new Set([...names, ...shows]);
    return [
      ...shows.filter((name) => names.includes(name)).map((name) => `it shows {${name}} besides its arguments, and that is one of them`),
      ...Array.from(message.matchAll(/\{(\w+)\}/gu), ([, name = '']) => name)
        .filter((name) => !known.has(name))
        .map((name) => `its question names {${name}}, which is no parameter and is not shown`),
    ];
  }),
  everyTool('an example is valid', (definition) =>
    definition.examples.flatMap(({ query, input }) =>
      refusedParameters(definition, input).map((parameter) => `"${query}" has a refused value: ${parameter}`),
    ),
  ),
  everyTool('an argument that is no parameter is refused', (definition) =>
    definition.examples
      .filter(({ input }) => refusedParameters(definition, { ...input, no_such_parameter: 1 }).length === 0)
      .map(() => 'it takes no_such_parameter; declare its input with z.strictObject'),
  ),
  everyTool('synonyms are lower-case words for the values of their parameter, each for one', ({ parameters }) =>
    parameters.flatMap(({ name, schema, synonyms }) => {
      const values = valuesOf(schema);
      const words = Object.values(synonyms).flat();
      const taken = [...values, ...words];
      return [
        ...Object.keys(synonyms)
          .filter((value) => !values.includes(value))
          .map((value) => `${name} has no value "${value}"`),
        ...words.filter((word) => word !== word.toLowerCase()).map((word) => `"${word}" of ${name} is not lower-case`),
        ...words.filter((word) => taken.indexOf(word) !== taken.lastIndexOf(word)).map((word) => `"${word}" of ${name} is there twice`),
      ];
    }),
  ),
  everyTool('a result is declared in JSON Schema', ({ output }) => {
    try {
      output['~standard'].jsonSchema.output({ target: 'draft-2020-12' });
      return [];
    } catch (error) {
      return [`its output cannot be printed: ${thrownMessage(error)}`];
    }
  }),
  everyPack('the grammar of calls holds every example', (pack) => {
    const vocabulary = allocateFunctionalTokens([pack]);
    const tools = pack.definitions.map((definition) => ({ toolId: toolId(pack.name, definition.name), definition }));
    const start = createCallMatcher(compileCallGrammar({ vocabulary, tools, maximumCalls: 1 }));
    const isHeld = (example: ExampleCall): boolean => {
      const matcher = start.clone();
      const written = writeCalls([callOf(pack, example)], createToolLookup([pack]));
      for (const segment of printFunctionalCalls(written, vocabulary)) matcher.push(segment);
      return matcher.isComplete();
    };
    return exampleCalls(pack)
      .filter((example) => !isHeld(example))
      .map((example) => `no model could write ${describe(example)}`);
  }),
  everyPack('a call survives printing and parsing, whatever its texts hold', (pack) => {
    const hostile = textPlaces(pack).flatMap(({ definition, inputWith }) =>
      hostileTexts.map((text): ExampleCall => ({ definition, input: inputWith(text) })),
    );
    return [...exampleCalls(pack), ...hostile].flatMap((example) => changedSurfaces(pack, example));
  }),
];

/** The surfaces that do not give a call back as it was printed. */
function changedSurfaces(pack: ToolPack, example: ExampleCall): readonly string[] {
  const lookup = createToolLookup([pack]);
  const vocabulary = allocateFunctionalTokens([pack]);
  const call = callOf(pack, example);
  const written = writeCalls([call], lookup);
  const segments = printFunctionalCalls(written, vocabulary);
  const parser = createFunctionalCallParser({ vocabulary, lookup });
  const events = [...segments.flatMap((segment) => parser.push(segment)), ...parser.end()];
  const typed = segments.map(({ type, text }) => (type === 'text' ? text : (vocabulary.byText(text)?.toolId ?? ''))).join('');
  const readings: Readonly<Record<string, readonly ToolCall[]>> = {
    'functional tokens': events.flatMap((event) => (event.type === 'call-parsed' ? [event.call] : [])),
    text: parseCallText(typed, { packs: [pack] }).calls,
    JSON: parseJsonCalls(printJsonCalls([call]), { lookup }).calls,
  };
  return Object.entries(readings)
    .filter(([, calls]) => JSON.stringify(writeCalls(calls, lookup)) !== JSON.stringify(written))
    .map(([surface]) => `read back from ${surface}, this is another call: ${describe(example)}`);
}

const callOf = ({ name }: ToolPack, { definition, input }: ExampleCall): ToolCall => ({
  id: '1',
  toolId: toolId(name, definition.name),
  arguments: Object.fromEntries(Object.entries(input).map(([parameter, value]) => [parameter, literal(value)])),
});

const describe = ({ definition, input }: ExampleCall): string => `${definition.name} ${JSON.stringify(input).slice(0, 200)}`;

function valuesOf(schema: ToolSchema): readonly string[] {
  if (schema.type === 'list') return valuesOf(schema.items);
  return schema.type === 'enumeration' ? schema.values : [];
}
