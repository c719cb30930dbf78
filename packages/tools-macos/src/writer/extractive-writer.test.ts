import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractiveWriter } from './extractive-writer.ts';

describe('extractiveWriter', () => {
  it('writes nothing that was not in the text, in the order it was there', async () => {
    const sentence = fc.array(fc.constantFrom('rent', 'rose', 'the', 'repairs', 'grew', 'profit'), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.array(sentence, { maxLength: 12 }), async (sentences) => {
        const text = sentences.map((words) => `The ${words.join(' ')}.`).join(' ');
        const summary = await extractiveWriter.summarize({ text });
        let from = 0;
        for (const one of summary.split(/(?<=\.) /u)) {
          const found = text.indexOf(one, from);
          expect(found).toBeGreaterThanOrEqual(0);
          from = found;
        }
        expect(await extractiveWriter.summarize({ text })).toBe(summary);
      }),
    );
  });

  it('keeps a summary short', async () => {
    const summary = await extractiveWriter.summarize({ text: 'word '.repeat(5000) });
    expect(summary.length).toBeLessThanOrEqual(801);
  });

  it('takes the context of an email as its body, word for word', async () => {
    const context = 'At 10:\n- keys';
    expect(await extractiveWriter.writeEmail({ kind: 'new', subject: 'Hello', context })).toBe(context);
  });
});
