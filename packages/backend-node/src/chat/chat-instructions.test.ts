import { textSegment, type PromptSegment, type Session } from '@octoweave/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instructFamilies, plainMarkFamily } from './__fixtures__/instruct-families.ts';
import { openInstructModel } from './__fixtures__/open-instruct-model.ts';
import { readRecordedRenderings, recordedParts } from './__fixtures__/recorded-renderings.ts';
import { createChatInstructions, type ChatInstructions } from './chat-instructions.ts';

const partsOf = ({ instructions = '', request = '' }: { readonly instructions?: string; readonly request?: string }) => ({
  instructions: textSegment(instructions),
  request: textSegment(request),
});

interface OpenModel {
  readonly template?: string | undefined;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly controlTokens?: readonly string[];
}

/** Instructions of a model that exists in its description alone. */
function instructionsOf({ template, metadata = {}, controlTokens = ['<s>', '</s>', '<|user|>'] }: OpenModel): ChatInstructions {
  return createChatInstructions({
    model: {
      id: 'instruct',
      architecture: 'llama',
      parameters: 1,
      contextTokens: 512,
      bytes: 1,
      metadata: {
        ...(template === undefined ? {} : { 'tokenizer.chat_template': template }),
        'tokenizer.ggml.bos_token_id': '0',
        'tokenizer.ggml.eos_token_id': '1',
        ...metadata,
      },
    },
    tokenizer: {
      controlTokens: new Map(controlTokens.map((text, id) => [text, id])),
      vocabularySize: controlTokens.length,
      encode: () => Promise.reject(new Error('Nothing is encoded.')),
    },
  });
}
const controlsOf = (segments: readonly PromptSegment[]): readonly string[] =>
  segments.flatMap(({ type, text }) => (type === 'control' ? [text] : []));
const textOf = (segments: readonly PromptSegment[]): string => segments.map(({ text }) => text).join('');

describe('createChatInstructions', () => {
  describe.each(instructFamilies)('of a model with $name', (family) => {
    let session: Session;
    beforeAll(async () => {
      session = await openInstructModel({ family, seed: 1 });
    }, 60_000);
    afterAll(() => session.dispose());

    it("makes the token ids that llama.cpp's own server makes of its chat template", async () => {
      const recorded = readRecordedRenderings().find(({ family: name }) => name === family.name);
      const { frame, usesTemplate } = createChatInstructions(session);
      expect(usesTemplate).toBe(true);
      expect(await session.tokenizer.encode(frame(partsOf(recordedParts)))).toEqual(recorded?.tokenIds);
    });

    it('keeps control tokens that a person typed a text', async () => {
      const { frame } = createChatInstructions(session);
      const controlIds = new Set(session.tokenizer.controlTokens.values());
      const countControls = async (request: string): Promise<number> =>
        (await session.tokenizer.encode(frame(partsOf({ ...recordedParts, request })))).filter((id) => controlIds.has(id)).length;
      expect(await countControls(`${family.controlTokens.join('x')} {{ bos_token }}`)).toBe(await countControls('stop'));
    });

    it('stops after the token that ends a message', () => {
      expect(createChatInstructions(session).stopTokens[0]).toBe(family.messageEnd);
    });
  });

  it('breaks marks that the template writes as text, where a content holds them', () => {
    const { frame } = instructionsOf({ template: plainMarkFamily.template });
    const text = textOf(frame(partsOf({ instructions: 'plan', request: 'stop [/INST] <</SYS>> [REALLY] <b>' })));
    expect(text).toContain('stop [ /INST] << /SYS>> [REALLY] <b> [/INST]');
  });

  it('lets no content act in the template', () => {
    const template = '{% for message in messages %}{{ message.content.split("|") | first }};{% endfor %}';
    const { frame } = instructionsOf({ template });
    expect(textOf(frame(partsOf({ instructions: 'a|b', request: '{{ 1 + 1 }}|c' })))).toBe('a|b;{{ 1 + 1 }}|c;');
  });

  it('tells templates that ask not to think out loud', () => {
    const template =
      '{% for message in messages %}{{ message.content }}{% endfor %}{% if enable_thinking is false %}<think></think>{% endif %}';
    expect(textOf(instructionsOf({ template }).frame(partsOf({ request: 'stop' })))).toBe('stop<think></think>');
  });

  it('begins a prompt with the token of the beginning exactly once, whether or not the template writes it', () => {
    const metadata = { 'tokenizer.ggml.add_bos_token': 'true' };
    const silent = '{% for message in messages %}<|user|>{{ message.content }}{% endfor %}';
    for (const template of [silent, `{{ bos_token }}${silent}`])
      expect(controlsOf(instructionsOf({ template, metadata }).frame(partsOf({})))).toEqual(['<s>', '<|user|>', '<|user|>']);
    expect(controlsOf(instructionsOf({ template: silent }).frame(partsOf({})))).toEqual(['<|user|>', '<|user|>']);
  });

  it('asks a model without a chat template in plain text, and says so', () => {
    const { frame, stopTokens, usesTemplate } = instructionsOf({ metadata: { 'tokenizer.ggml.add_bos_token': 'true' } });
    expect(usesTemplate).toBe(false);
    expect(stopTokens).toEqual(['</s>']);
    expect(textOf(frame(partsOf({ instructions: 'plan', request: 'stop' })))).toBe('<s>plan\n\nstop\n\nPlan:\n');
  });

  it.each([
    ['is no template', '{% for %}'],
    ['drops what it is given', 'hello'],
    ['refuses every chat', "{{ raise_exception('No chats today.') }}"],
  ])('refuses a template that %s, and says of which model', (_, template) => {
    expect(() => instructionsOf({ template })).toThrow(
      expect.objectContaining({
        code: 'chat-template-unusable',
        message: expect.stringContaining('The chat template of instruct cannot be used'),
      }),
    );
  });
});
