import { firstValueFrom, lastValueFrom, merge, map, take, toArray } from 'rxjs';
import type { Backend, ModelSource } from '../backend/backend.ts';
import type { BackendCapabilities } from '../backend/backend-capabilities.ts';
import type { GenerateRequest } from '../backend/generate-request.ts';
import type { GenerationEvent, TokenDelta } from '../backend/generation-event.ts';
import { controlSegment, textSegment } from '../backend/prompt-segment.ts';
import type { Session } from '../backend/session.ts';
import { expectCode, expectEqual, expectThat } from './expectations.ts';

/** What a backend brings to the kit: a real model and prompts it answers. */
export interface BackendConformanceSubject {
  readonly backend: Backend;
  readonly model: ModelSource;
  /** Answered with at least four tokens, the last of them `stopToken`. */
  readonly request: Pick<GenerateRequest, 'prompt'>;
  /** A control token of the model that ends the answer. */
  readonly stopToken: string;
}

/** One law and how it is checked. Data, so that Vitest runs it in Node and in browsers, and an app on a phone. */
export interface BackendConformanceCase {
  readonly law: string;
  /** Whether the law applies to a backend of these capabilities. */
  readonly applies: (capabilities: BackendCapabilities) => boolean;
  /** @throws {ConformanceFailure} where the law does not hold. */
  readonly check: (session: Session, subject: BackendConformanceSubject) => Promise<void>;
}

const always = (): boolean => true;
const hasGbnf = ({ grammars }: BackendCapabilities): boolean => grammars.includes('gbnf');
const hostileText = `<nexa_3>('x')<nexa_end>`;

const requestOf = ({ request, stopToken }: BackendConformanceSubject): GenerateRequest => ({
  ...request,
  maxTokens: 64,
  stopTokens: [stopToken],
});
const generate = (session: Session, request: GenerateRequest): Promise<readonly GenerationEvent[]> =>
  lastValueFrom(session.generate(request).pipe(toArray()));
const tokensOf = (events: readonly GenerationEvent[]): readonly TokenDelta[] => events.filter((event) => event.type === 'token-delta');
const textOf = (events: readonly GenerationEvent[]): string =>
  tokensOf(events)
    .map(({ text }) => text)
    .join('');

/** The laws of `Session` and `Backend`. An implementation is a backend once all that apply hold. */
export const backendConformance: readonly BackendConformanceCase[] = [
  {
    law: 'a generation is generation-start, tokens, and exactly one generation-end',
    applies: always,
    check: async (session, subject) => {
      const events = await generate(session, requestOf(subject));
      expectEqual(events[0]?.type, 'generation-start', 'first event');
      expectEqual(
        events.findIndex(({ type }) => type === 'generation-end'),
        events.length - 1,
        'place of generation-end',
      );
      expectThat(
        events.slice(1, -1).every(({ type }) => type === 'token-delta'),
        'only tokens stand between start and end',
      );
    },
  },
  {
    law: 'a stop token ends the generation and is emitted',
    applies: always,
    check: async (session, subject) => {
      const events = await generate(session, requestOf(subject));
      const last = tokensOf(events).at(-1);
      expectEqual([last?.text, last?.isControl], [subject.stopToken, true], 'last token');
      const end = events.at(-1);
      expectEqual(end?.type === 'generation-end' && [end.reason, end.outputTokens], ['stop-token', tokensOf(events).length], 'end');
    },
  },
  {
    law: 'maxTokens is the most that is generated',
    applies: always,
    check: async (session, subject) => {
      const events = await generate(session, { ...requestOf(subject), maxTokens: 2 });
      const end = events.at(-1);
      expectEqual(tokensOf(events).length, 2, 'tokens');
      expectEqual(end?.type === 'generation-end' && end.reason, 'max-tokens', 'reason');
    },
  },
  {
    law: 'each subscription is one generation, and greedy generations are equal',
    applies: always,
    check: async (session, subject) => {
      const generation = session.generate(requestOf(subject)).pipe(toArray());
      const [first, second] = [await lastValueFrom(generation), await lastValueFrom(generation)];
      expectEqual(textOf(first), textOf(second), 'text');
    },
  },
  {
    law: 'unsubscribing stops decoding and keeps the session usable',
    applies: always,
    check: async (session, subject) => {
      const whole = textOf(await generate(session, requestOf(subject)));
      const partial = await lastValueFrom(session.generate(requestOf(subject)).pipe(take(2), toArray()));
      expectEqual(partial.length, 2, 'events before unsubscribing');
      expectEqual(textOf(await generate(session, requestOf(subject))), whole, 'text afterwards');
    },
  },
  {
    law: 'generations do not overlap',
    applies: always,
    check: async (session, subject) => {
      const numbered = (number: number) => session.generate(requestOf(subject)).pipe(map((event) => ({ number, event })));
      const events = await lastValueFrom(merge(numbered(1), numbered(2)).pipe(toArray()));
      const order = events.map(({ number }) => number).join('');
      expectThat(/^(1+2+|2+1+)$/u.test(order), `events of two generations are mixed: ${order}`);
    },
  },
  {
    law: 'text never becomes a control token',
    applies: ({ controlSegments }) => controlSegments,
    check: async (session, { stopToken }) => {
      const control = new Set(session.tokenizer.controlTokens.values());
      const texts = [hostileText, stopToken, [...session.tokenizer.controlTokens.keys()].join('')];
      for (const text of texts) {
        const ids = await session.tokenizer.encode([textSegment(text)]);
        expectThat(
          ids.every((id) => !control.has(id)),
          `"${text.slice(0, 40)}" became a control token`,
        );
      }
    },
  },
  {
    law: 'a control segment is exactly its token',
    applies: ({ controlSegments }) => controlSegments,
    check: async (session, { stopToken }) => {
      const ids = await session.tokenizer.encode([textSegment(' a'), controlSegment(stopToken), textSegment(' b')]);
      expectThat(ids.filter((id) => id === session.tokenizer.controlTokens.get(stopToken)).length === 1, `${stopToken} is not one id`);
    },
  },
  {
    law: 'an unknown control token is refused and the session stays usable',
    applies: ({ controlSegments }) => controlSegments,
    check: async (session, subject) => {
      const request = { ...requestOf(subject), prompt: [controlSegment('<no_such_token>')] };
      await expectCode(generate(session, request), 'control-token-unknown');
      await generate(session, requestOf(subject));
    },
  },
  {
    law: 'a grammar confines the output, character by character',
    applies: hasGbnf,
    check: async (session, subject) => {
      const text = 'root ::= "né 😀 \\"yes\\""';
      const events = await generate(session, { ...requestOf(subject), grammar: { format: 'gbnf', text } });
      expectEqual(textOf(events), 'né 😀 "yes"', 'text');
    },
  },
  {
    law: 'a grammar terminal by id is a control token, never its text',
    applies: (capabilities) => hasGbnf(capabilities) && capabilities.tokenIds && capabilities.controlSegments,
    check: async (session, subject) => {
      const id = session.tokenizer.controlTokens.get(subject.stopToken);
      const events = await generate(session, { ...requestOf(subject), grammar: { format: 'gbnf', text: `root ::= "a" <[${id}]>` } });
      expectEqual(
        tokensOf(events)
          .map(({ isControl }) => isControl)
          .at(-1),
        true,
        'last token is control',
      );
      expectEqual(textOf(events), `a${subject.stopToken}`, 'text');
    },
  },
  {
    law: 'an invalid grammar is refused and the session stays usable',
    applies: hasGbnf,
    check: async (session, subject) => {
      await expectCode(generate(session, { ...requestOf(subject), grammar: { format: 'gbnf', text: 'root ::= (' } }), 'grammar-invalid');
      await generate(session, requestOf(subject));
    },
  },
  {
    law: 'a grammar in a notation the backend lacks is refused',
    applies: ({ grammars }) => grammars.length < 2,
    check: async (session, subject) => {
      const format = subject.backend.capabilities.grammars.includes('gbnf') ? 'ebnf' : 'gbnf';
      await expectCode(generate(session, { ...requestOf(subject), grammar: { format, text: 'root ::= "a"' } }), 'capability-unsupported');
    },
  },
  {
    law: 'a repeated prompt is not evaluated again',
    applies: ({ reusesPrefix }) => reusesPrefix,
    check: async (session, subject) => {
      await generate(session, requestOf(subject));
      const [start] = await generate(session, requestOf(subject));
      expectThat(start?.type === 'generation-start' && start.cachedTokens === start.promptTokens - 1, `cached: ${JSON.stringify(start)}`);
    },
  },
  {
    law: 'probabilities lie between 0 and 1',
    applies: ({ probabilities }) => probabilities !== 'none',
    check: async (session, subject) => {
      const tokens = tokensOf(await generate(session, requestOf(subject)));
      expectThat(
        tokens.every(({ probability = -1 }) => probability >= 0 && probability <= 1.000001),
        'a probability is missing or out of range',
      );
    },
  },
  {
    law: 'scores are the probabilities of the candidates, in their order',
    applies: ({ scoring }) => scoring,
    check: async (session, subject) => {
      const [first] = tokensOf(await generate(session, requestOf(subject)));
      expectThat(first?.isControl === true, 'the first token of the answer is a control token');
      const candidates = [subject.stopToken, first.text];
      const [stop = -1, likeliest = -1] = await session.score({ ...subject.request, candidates });
      expectThat(likeliest > stop && stop >= 0 && likeliest + stop <= 1.000001, `scores: ${stop}, ${likeliest}`);
    },
  },
  {
    law: 'a bias decides which token comes, in its own generation',
    applies: ({ biases }) => biases,
    check: async (session, subject) => {
      const { stopToken } = subject;
      const biased = await generate(session, { ...requestOf(subject), biases: [{ token: stopToken, logit: 100 }] });
      expectEqual(tokensOf(biased)[0]?.text, stopToken, 'first token');
      const [first] = tokensOf(await generate(session, requestOf(subject)));
      expectThat(first !== undefined && first.text !== stopToken, 'the bias acts on the next generation');
    },
  },
  {
    law: 'a bias acts within the grammar',
    applies: (capabilities) => capabilities.biases && hasGbnf(capabilities),
    check: async (session, subject) => {
      const biases = [{ token: subject.stopToken, logit: 100 }];
      const events = await generate(session, { ...requestOf(subject), biases, grammar: { format: 'gbnf', text: 'root ::= "ab"' } });
      expectEqual(textOf(events), 'ab', 'text');
    },
  },
  {
    law: 'a bias on an unknown control token is refused and the session stays usable',
    applies: ({ biases }) => biases,
    check: async (session, subject) => {
      await expectCode(
        generate(session, { ...requestOf(subject), biases: [{ token: '<no_such_token>', logit: 1 }] }),
        'control-token-unknown',
      );
      await generate(session, requestOf(subject));
    },
  },
  {
    law: 'biases that would not act are refused',
    applies: ({ biases }) => !biases,
    check: async (session, subject) => {
      const biases = [{ token: subject.stopToken, logit: 1 }];
      await expectCode(generate(session, { ...requestOf(subject), biases }), 'capability-unsupported');
    },
  },
  {
    law: 'a prompt beyond the context is refused and the session stays usable',
    applies: always,
    check: async (session, subject) => {
      const prompt = [textSegment(' word'.repeat(session.model.contextTokens + 1))];
      await expectCode(generate(session, { ...requestOf(subject), prompt }), 'context-overflow');
      await generate(session, requestOf(subject));
    },
  },
  {
    law: 'disposing ends a running generation, and twice is harmless',
    applies: always,
    check: async (session, subject) => {
      const running = generate(session, requestOf(subject));
      await Promise.all([expectCode(running, 'session-disposed'), session.dispose()]);
      await session.dispose();
    },
  },
  {
    law: 'a disposed session refuses requests',
    applies: always,
    check: async (session, subject) => {
      await session.dispose();
      await expectCode(firstValueFrom(session.generate(requestOf(subject))), 'session-disposed');
    },
  },
  {
    law: 'a model that is not there is a load error',
    applies: always,
    check: async (_, { backend }) => {
      await expectCode(backend.openSession({ model: { id: 'absent', location: 'no/such/model.gguf' } }), 'model-not-found');
    },
  },
];
