import * as fc from 'fast-check';

/** A line of a plan, and the mark by which its call is known again where the line is well-formed. */
export interface PlanLineSample {
  readonly text: string;
  readonly mark: string | undefined;
}

/** How the lines of one protocol look. */
export interface PlanLineShapes {
  /** A well-formed call whose recipient is the mark. */
  readonly call: (mark: string) => string;
  /** Parts of lines that are not well-formed; none of them ends a plan. */
  readonly fragments: readonly string[];
}

/** LLMCompiler text. Calls hold quotes of both kinds, so that no text of an earlier line goes on past them unseen. */
export const compilerShapes: PlanLineShapes = {
  call: (mark) => `${mark.slice(1)}. send_message("${mark}", 'you owe $1', True)`,
  fragments: [
    '1. ',
    '2) ',
    '$3 = ',
    '- ',
    'stop(',
    'find_contact(',
    'play(',
    'hack(',
    '(',
    ')',
    '()',
    '[',
    ']',
    '"',
    "'",
    "it's ",
    '\\',
    ', ',
    ';',
    'name=',
    '=',
    '$1',
    '${1}',
    '"$1"',
    '$',
    'None',
    'True',
    'null',
    '7',
    '-2.5e3',
    '-',
    '-"',
    '?',
    '{"a": 1}',
    '{',
    '}',
    '# ',
    '//',
    'Thought: ',
    '```',
    '<',
    '<END_OF',
    'well ',
    'é😀',
    ' ',
    '\t',
    '\r',
    'a.b(',
    '"x")',
    "'y', ",
  ],
};

/** JSON tool calls. */
export const jsonShapes: PlanLineShapes = {
  call: (mark) => `{"name":"send_message","arguments":{"recipient":"${mark}","body":"it's \\"$1\\" {"}}`,
  fragments: [
    '{',
    '}',
    '[',
    ']',
    '"',
    '\\"',
    '\\',
    ':',
    ',',
    '"name"',
    '"arguments"',
    ':{',
    '"stop"',
    '"hack"',
    '{"name":"stop"}',
    '1',
    'null',
    '{"name":"find_contact","arguments":{"name":"x"}',
    '{"$ref":"1"}',
    '"$1"',
    'true',
    'well ',
    '```json',
    '<tool_call>',
    '</tool_call>',
    "'",
    '{"tool_calls":[',
    '{"x":1}',
    '\t',
    '\r',
    'é😀',
    '1e999',
    '"__proto__":',
    '<',
  ],
};

/** Lines of a plan: well-formed ones with marks of their own among others that are mutated or made of fragments. */
export function arbitraryPlanLines({ call, fragments }: PlanLineShapes): fc.Arbitrary<readonly PlanLineSample[]> {
  const fragment = fc.constantFrom(...fragments);
  const wrecked = fc.record({
    from: fc.nat({ max: 40 }),
    removed: fc.nat({ max: 3 }),
    inserted: fragment,
  });
  const line = fc.oneof(
    fc.constant(undefined),
    wrecked.map(({ from, removed, inserted }) => {
      const whole = call('z0');
      return `${whole.slice(0, from)}${inserted}${whole.slice(from + removed)}`;
    }),
    fc.array(fragment, { maxLength: 8 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.replaceAll('\n', ' ')),
  );
  return fc
    .array(line, { maxLength: 7 })
    .map((lines) =>
      lines.map((text, index) => (text === undefined ? { text: call(`m${index + 1}`), mark: `m${index + 1}` } : { text, mark: undefined })),
    );
}

/** The text of a plan. */
export const joinLines = (lines: readonly PlanLineSample[]): string => lines.map(({ text }) => text).join('\n');
