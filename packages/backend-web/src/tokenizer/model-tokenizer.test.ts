import { controlSegment, textSegment } from '@octoweave/core';
import { hostileTexts } from '@octoweave/core/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { embeddedFile } from '../__fixtures__/embedded-file.ts';
import type { GgufHeader, GgufValue } from '../gguf/gguf-header.ts';
import { readGgufHeader } from '../gguf/read-gguf-header.ts';
import { createModelTokenizer } from './model-tokenizer.ts';

const header = await readGgufHeader(embeddedFile());
const tokenizer = createModelTokenizer(header);
const withEntry = (key: string, value: GgufValue): GgufHeader => ({
  ...header,
  entries: new Map([...header.entries, [key, { value, start: 0, end: 0 }]]),
});
const decode = (ids: readonly number[]): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(ids.flatMap((id) => [...tokenizer.tokenBytes(id)])));
const idsOf = (text: string): readonly number[] => tokenizer.encode([textSegment(text)]).ids;

describe('createModelTokenizer', () => {
  it('keeps every character, and makes no control token of any text', () => {
    const control = new Set(tokenizer.controlIds.values());
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...hostileTexts, ...tokenizer.controlIds.keys())), (text) => {
        const ids = idsOf(text);
        expect(decode(ids)).toBe(text);
        expect(ids.filter((id) => control.has(id))).toEqual([]);
      }),
    );
  });

  it('gives control tokens names in the engine that no text has', () => {
    const id = tokenizer.controlIds.get('<nexa_3>') ?? -1;
    const { text, ids } = tokenizer.encode([controlSegment('<nexa_3>'), textSegment('<nexa_3>')]);
    expect(text).toBe(`\uFDD0${id}\uFDD1<nexa_3>`);
    expect(ids[0]).toBe(id);
    expect(tokenizer.replacements.get('tokenizer.ggml.tokens')).toSatisfy(
      (tokens: readonly string[]) => tokens[id] === `\uFDD0${id}\uFDD1`,
    );
    expect(tokenizer.encode([textSegment(text)]).text).toBe(`\uFFFD${id}\uFFFD<nexa_3>`);
  });

  it('replaces half of a character, which is no Unicode, by the mark for one', () => {
    expect(tokenizer.encode([textSegment('a\uD83Db')]).text).toBe('a\uFFFDb');
  });

  it('reads neighbouring texts as one, as the engine does', () => {
    expect(tokenizer.encode([textSegment(' sun'), textSegment('roof')]).ids).toEqual(idsOf(' sunroof'));
  });

  it('refuses a control token that the model does not have', () => {
    expect(() => tokenizer.encode([controlSegment('<no_such_token>')])).toThrow(expect.objectContaining({ code: 'control-token-unknown' }));
  });

  it('finds tokens of the model that are neither words nor control tokens before it cuts text', () => {
    const tokens = header.entries.get('tokenizer.ggml.tokens')?.value as readonly string[];
    const types = header.entries.get('tokenizer.ggml.token_type')?.value as readonly number[];
    const id = tokens.indexOf('<nexa_9>');
    const added = createModelTokenizer(
      withEntry(
        'tokenizer.ggml.token_type',
        types.map((type, at) => (at === id ? 4 : type)),
      ),
    );
    expect(added.encode([textSegment('open<nexa_9> it')]).ids).toContain(id);
    expect(added.controlIds.has('<nexa_9>')).toBe(false);
  });

  it.each([
    ['no tokens', withEntry('tokenizer.ggml.tokens', [])],
    ['SentencePiece', withEntry('tokenizer.ggml.model', 'llama')],
    ['an unknown way to cut text', withEntry('tokenizer.ggml.pre', 'of-tomorrow')],
  ])('refuses a model with %s', (_, changed) => {
    expect(() => createModelTokenizer(changed)).toThrow(expect.objectContaining({ code: 'model-unsupported' }));
  });
});
