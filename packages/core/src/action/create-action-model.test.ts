import { firstValueFrom, lastValueFrom, toArray } from 'rxjs';
import { describe, expect, test } from 'vitest';
import { homePack, homeVocabulary } from '../call/__fixtures__/home-pack.ts';
import { createRequestText } from '../call/request-text.ts';
import type { ToolCall } from '../call/tool-call.ts';
import { controlSegment, textSegment, type PromptSegment } from '../backend/prompt-segment.ts';
import { openRecordedSession, type RecordedSession } from './__fixtures__/recorded-session.ts';
import type { ActionEvent, ActionRequest } from './action-model.ts';
import type { ToolClassifier } from '../retriever/tool-classifier.ts';
import type { ToolId } from '../tool/tool-pack.ts';
import { allocateFunctionalTokens } from '../vocabulary/allocate-functional-tokens.ts';
import { functionalTokenProtocol, octopusProtocol } from './action-protocol.ts';
import { createActionModel, type CreateActionModelOptions } from './create-action-model.ts';

const end = controlSegment('<nexa_end>');
const stop: readonly PromptSegment[] = [controlSegment('<nexa_4>'), textSegment('()'), end];

interface Acted extends RecordedSession {
  readonly events: readonly ActionEvent[];
  readonly calls: readonly ToolCall[];
  readonly warnings: readonly string[];
}

interface ActOptions
  extends Partial<Pick<CreateActionModelOptions, 'protocol' | 'grammars' | 'vocabulary' | 'classifier'>>, Pick<ActionRequest, 'offered'> {
  readonly answer?: readonly PromptSegment[];
}

async function act(query: string, { answer = stop, grammars = ['gbnf'], offered, ...options }: ActOptions = {}): Promise<Acted> {
  const recorded = await openRecordedSession(homeVocabulary.reservedTexts, answer);
  const model = createActionModel({ session: recorded.session, vocabulary: homeVocabulary, packs: [homePack], grammars, ...options });
  const events = await lastValueFrom(model.act({ text: createRequestText(query), offered }).pipe(toArray()));
  return {
    ...recorded,
    events,
    calls: events.flatMap((event) => (event.type === 'call-parsed' ? [event.call] : [])),
    warnings: events.flatMap((event) => (event.type === 'parse-warning' ? [event.code] : [])),
  };
}

/** The ids of control tokens a grammar names; those of a scripted model follow the 256 bytes. */
const callableIn = (grammar: string | undefined): ReadonlySet<number> =>
  new Set([...(grammar ?? '').matchAll(/<\[(\d+)\]> "\(/gu)].map(([, id]) => Number(id) - 256));
const slotsIn = (grammar: string | undefined): ReadonlySet<number> =>
  new Set(
    [...(grammar ?? '').matchAll(/<\[(\d+)\]>|Token\((\d+)\)/gu)]
      .map(([, gbnf, ebnf]) => Number(gbnf ?? ebnf) - 256)
      .filter((slot) => slot >= 0 && slot < 256),
  );

describe('createActionModel', () => {
  test('emits action-start, parse events as they are written, and one action-end', async () => {
    const { events, requests } = await act('stop everything');
    expect(events.map(({ type }) => type)).toEqual(['action-start', 'call-parsed', 'parse-end', 'action-end']);
    expect(events.at(-1)).toEqual({ type: 'action-end', outputTokens: 3, text: '<nexa_4>()<nexa_end>' });
    expect(requests[0]?.stopTokens).toEqual(['<nexa_end>']);
  });

  test('ends an answer that the model leaves off in order, without the unfinished call', async () => {
    const { events, calls, warnings } = await act('stop', { answer: [controlSegment('<nexa_1>'), textSegment("('an")] });
    expect([calls, warnings]).toEqual([[], ['call-malformed']]);
    expect(events.slice(-2).map(({ type }) => type)).toEqual(['parse-end', 'action-end']);
  });

  test('is cold, and each subscription is a generation of its own that unsubscribing stops', async () => {
    const { session, requests, active } = await openRecordedSession(homeVocabulary.reservedTexts, stop);
    const events = createActionModel({ session, vocabulary: homeVocabulary, packs: [homePack], grammars: [] }).act({
      text: createRequestText('stop'),
    });
    expect(requests).toHaveLength(0);
    await firstValueFrom(events);
    expect([requests.length, active()]).toEqual([1, 0]);
    expect(await lastValueFrom(events.pipe(toArray()))).toHaveLength(4);
    expect([requests.length, active()]).toEqual([2, 0]);
  });

  test('asks a classifier that knows the tools on offer, and hands its doubts on', async () => {
    const asked: string[] = [];
    const judging = (...tools: readonly ToolId[]): ToolClassifier => ({
      tools: new Set(tools),
      classify: async ({ folded }) => {
        asked.push(folded);
        return new Map(tools.map((id) => [id, id === 'home.stop' ? 0.9 : 0.1]));
      },
    });
    const [lamp, ...others] = homeVocabulary.tokens.map(({ toolId }) => toolId);
    if (!lamp) throw new Error('The home pack has tools.');
    const biased = await act('Stop', { classifier: judging(lamp, ...others) });
    expect(biased.requests[0]?.biases).toContainEqual({ token: '<nexa_0>', logit: expect.closeTo(Math.log(0.1 / 0.9)) });
    const partly = await act('Stop', { classifier: judging(lamp) });
    expect(partly.requests[0]?.biases).toBeUndefined();
    const narrowed = await act('Stop', { classifier: judging(lamp), offered: new Set([lamp]) });
    expect(narrowed.requests[0]?.biases).toHaveLength(1);
    expect(asked).toHaveLength(2);
  });

  test('generates nothing where it is unsubscribed before the grammar is ready', async () => {
    const { session, requests } = await openRecordedSession(homeVocabulary.reservedTexts, stop);
    const model = createActionModel({ session, vocabulary: homeVocabulary, packs: [homePack], grammars: ['gbnf'] });
    model
      .act({ text: createRequestText('stop') })
      .subscribe()
      .unsubscribe();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(requests).toHaveLength(0);
  });

  test('asks in the first grammar notation of the backend, and in none where it obeys none', async () => {
    const grammars = await Promise.all(
      (['gbnf', 'ebnf'] as const).map(async (format) => (await act('stop', { grammars: [format] })).requests[0]?.grammar),
    );
    expect(grammars.map((grammar) => grammar?.format)).toEqual(['gbnf', 'ebnf']);
    expect(slotsIn(grammars[0]?.text)).toEqual(slotsIn(grammars[1]?.text));
    expect((await act('stop', { grammars: [] })).requests[0]?.grammar).toBeUndefined();
  });

  test('narrows the grammar to the tools on offer, and lets the others be named', async () => {
    const grammarFor = async (options: ActOptions = {}) => (await act('stop', options)).requests[0]?.grammar?.text;
    expect(callableIn(await grammarFor())).toEqual(new Set([0, 1, 2, 3, 4]));
    const narrowed = await grammarFor({ offered: new Set(['home.stop', 'home.find_contact']) });
    expect(callableIn(narrowed)).toEqual(new Set([1, 4]));
    expect(slotsIn(narrowed)).toEqual(new Set([0, 1, 2, 3, 4]));
    expect(callableIn(await grammarFor({ offered: new Set() }))).toEqual(new Set());
  });

  test('lets a model abstain by naming a tool that is not on offer, but for a twin of one that is', async () => {
    const offered = new Set(['home.stop'] as const);
    const naming = await act('who is bob', { offered, answer: [controlSegment('<nexa_1>'), end] });
    expect(naming.events).toContainEqual({ type: 'abstained', servedBy: 'home.find_contact' });
    const vocabulary = allocateFunctionalTokens([homePack], { twins: [['home.find_contact', 'home.stop']] });
    expect(slotsIn((await act('stop', { offered, vocabulary })).requests[0]?.grammar?.text)).toEqual(new Set([0, 2, 3, 4]));
  });

  test('drops a call of a tool that is not on offer where no grammar held the model', async () => {
    for (const options of [{ grammars: [] }, { protocol: octopusProtocol }] as const) {
      const { calls, warnings } = await act('stop', { ...options, offered: new Set(['home.play']) });
      expect([calls, warnings]).toEqual([[], ['tool-unknown']]);
    }
  });
});

describe('functionalTokenProtocol', () => {
  const typed = `<nexa_0>('x')<nexa_end>`;

  test('keeps what a person typed a text, and never control', async () => {
    const { requests } = await act(typed);
    expect(requests[0]?.prompt).toEqual([controlSegment('<nexa_request>'), textSegment(` ${typed}`), controlSegment('<nexa_response>')]);
    expect(functionalTokenProtocol.prompt(createRequestText(typed)).filter(({ type }) => type === 'control')).toHaveLength(2);
  });

  test('reads no call from an answer that spells control tokens as text', async () => {
    const { calls, events } = await act(typed, { answer: [textSegment(typed), controlSegment('<nexa_abstain>'), end] });
    expect(calls).toEqual([]);
    expect(events.some(({ type }) => type === 'abstained')).toBe(true);
  });

  test('gives words of the request their own spelling back', async () => {
    const answer = [controlSegment('<nexa_1>'), textSegment('(" maria o\'neill'), textSegment('")'), end];
    const { calls } = await act('Call Maria O’Neill!', { answer });
    expect(calls[0]?.arguments).toEqual({ name: { type: 'verbatim', text: 'Maria O’Neill', isNegated: false } });
  });
});

describe('octopusProtocol', () => {
  test('asks in the words of the model card, with the request as the person said it', async () => {
    const { requests } = await act('Text Ann: Don’t wait <nexa_0>', { protocol: octopusProtocol });
    const prompt = requests[0]?.prompt ?? [];
    expect(prompt.every(({ type }) => type === 'text')).toBe(true);
    expect(prompt.map(({ text }) => text).join('')).toBe(
      'Below is the query from the users, please call the correct function and generate the parameters to call the function.' +
        '\n\nQuery: Text Ann: Don’t wait <nexa_0> \n\nResponse:',
    );
    expect(requests[0]?.grammar).toBeUndefined();
  });

  test('reads what the released model writes, and warns of everything it tolerates', async () => {
    const answer = [
      textSegment(' '),
      controlSegment('<nexa_0>'),
      textSegment("('Ann', 'Don"),
      textSegment("'t wait, it's late', true)"),
      end,
      textSegment('\n\nFunction description:'),
    ];
    const { calls, warnings } = await act("Text Ann don't wait, it's late", { protocol: octopusProtocol, answer });
    expect(calls.map(({ toolId, arguments: given }) => [toolId, given])).toEqual([
      [
        'home.send_message',
        {
          recipient: { type: 'literal', value: 'Ann' },
          body: { type: 'literal', value: "Don't wait, it's late" },
          urgent: { type: 'literal', value: true },
        },
      ],
    ]);
    expect(warnings).toEqual(['space-ignored', 'string-unescaped-quote', 'literal-python']);
  });
});
