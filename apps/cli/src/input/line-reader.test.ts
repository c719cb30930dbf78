import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createLineReader } from './line-reader.ts';

const open = ({ isInteractive = true } = {}) => {
  const input = new PassThrough();
  const output = new PassThrough();
  const shown = (): string => (output.read() as Buffer | null)?.toString() ?? '';
  const lines = createLineReader({ input, output, isInteractive, completions: [':help', ':tools'] });
  /** What is read when this is typed. */
  const type = async (keys: string): Promise<string | undefined> => {
    const read = lines.read();
    input.write(keys);
    return read;
  };
  return { input, output, lines, shown, type };
};

describe('createLineReader', () => {
  it('brings back earlier lines with the arrow keys', async () => {
    const { type } = open();
    expect(await type('open the sunroof\r')).toBe('open the sunroof');
    expect(await type('close it\r')).toBe('close it');
    expect(await type('\u001B[A\u001B[A\r')).toBe('open the sunroof');
  });

  it('completes commands', async () => {
    const { lines, input, output } = open();
    const read = lines.read();
    input.write(':to\t');
    for await (const chunk of output) if (String(chunk).includes('ols')) break;
    input.write('\r');
    expect(await read).toBe(':tools');
  });

  it('drops what was typed at Ctrl-C, and says how to leave where nothing was', async () => {
    const { type, shown } = open();
    expect(await type('open the\u0003')).toBe('');
    expect(shown()).not.toContain('Ctrl-D');
    expect(await type('\u0003')).toBe('');
    expect(shown()).toContain('Ctrl-D or :quit ends');
    expect(await type('lock the doors\r')).toBe('lock the doors');
  });

  it('ends at Ctrl-D', async () => {
    expect(await open().type('\u0004')).toBeUndefined();
  });

  it('reads piped lines to the last, without a prompt', async () => {
    const { input, lines, shown } = open({ isInteractive: false });
    input.end('open the sunroof \nlock the doors');
    expect([await lines.read(), await lines.read(), await lines.read()]).toEqual(['open the sunroof', 'lock the doors', undefined]);
    expect(shown()).toBe('');
  });
});
