import { describe, expect, it } from 'vitest';
import { embeddedFile } from '../__fixtures__/embedded-file.ts';
import { alignUp, type GgufHeader } from './gguf-header.ts';
import { readGgufHeader } from './read-gguf-header.ts';
import { rewriteGguf, type GgufReplacement } from './rewrite-gguf.ts';

const file = embeddedFile();
const weightsOf = (whole: Blob, { tensorsEnd, alignment }: GgufHeader): Promise<ArrayBuffer> =>
  whole.slice(alignUp(tensorsEnd, alignment)).arrayBuffer();

describe('rewriteGguf', () => {
  it('changes what it is told to, adds what was not there, and leaves everything else as it was', async () => {
    const header = await readGgufHeader(file);
    const tokens = ['a', 'a much longer name than before', 'ü'];
    const rewritten = await rewriteGguf(
      file,
      header,
      new Map<string, GgufReplacement>([
        ['tokenizer.ggml.tokens', tokens],
        ['tokenizer.ggml.add_bos_token', true],
        ['octoweave.test', 'so'],
      ]),
    );
    const { entries, tensors, ...rest } = await readGgufHeader(rewritten);
    expect(entries.get('tokenizer.ggml.tokens')?.value).toEqual(tokens);
    expect(entries.get('tokenizer.ggml.add_bos_token')?.value).toBe(true);
    expect(entries.get('octoweave.test')?.value).toBe('so');
    expect(entries.size).toBe(header.entries.size + 1);
    for (const key of ['general.name', 'tokenizer.ggml.merges', 'llama.rope.freq_base'])
      expect(entries.get(key)?.value).toEqual(header.entries.get(key)?.value);
    expect(tensors).toEqual(header.tensors);
    expect(await weightsOf(rewritten, { entries, tensors, ...rest })).toEqual(await weightsOf(file, header));
  });
});
