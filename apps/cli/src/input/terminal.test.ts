import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createTerminal, type Terminal } from './terminal.ts';

const choices = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
] as const;

function terminalOf(timeoutMs = 5000): { readonly terminal: Terminal; readonly input: PassThrough } {
  const input = new PassThrough();
  const output = new PassThrough();
  output.resume();
  return { terminal: createTerminal({ input, output, timeoutMs }), input };
}

const soon = (act: () => void): void => void setTimeout(act, 100);

describe('createTerminal', () => {
  it('gives the chosen value', async () => {
    const { terminal, input } = terminalOf();
    soon(() => input.write('\r'));
    expect(await terminal.converse(({ choose }) => choose('Really?', choices, { initial: 'no' }))).toBe('no');
  });

  it('has no answer at the end of the input, and none after it', async () => {
    const { terminal, input } = terminalOf();
    soon(() => input.end());
    expect(await terminal.converse(({ choose }) => choose('Really?', choices))).toBeUndefined();
    expect(await terminal.converse(({ askText }) => askText('Whom?'))).toBeUndefined();
  });

  it('has no answer after the time for it, after Ctrl-C, or once nobody wants to know', async () => {
    expect(await terminalOf(100).terminal.converse(({ choose }) => choose('Really?', choices))).toBeUndefined();
    const { terminal, input } = terminalOf();
    soon(() => input.write('\u0003'));
    expect(await terminal.converse(({ choose }) => choose('Really?', choices))).toBeUndefined();
    const signal = AbortSignal.timeout(100);
    expect(await terminal.converse(({ askText }) => askText('Whom?'), { signal })).toBeUndefined();
  });

  it('tells who writes to the same screen when a conversation begins and ends, also one that fails', async () => {
    const { terminal } = terminalOf();
    const steps: string[] = [];
    terminal.watchTalks({ talkBegins: () => void steps.push('begins'), talkEnds: () => void steps.push('ends') });
    const talk = async (fails: boolean): Promise<void> => {
      steps.push('talks');
      if (fails) throw new Error('interrupted');
    };
    await Promise.allSettled([terminal.converse(() => talk(true)), terminal.converse(() => talk(false))]);
    expect(steps).toEqual(['begins', 'talks', 'ends', 'begins', 'talks', 'ends']);
  });

  it('holds one conversation at a time, and the next also after one that failed', async () => {
    const { terminal } = terminalOf();
    const steps: string[] = [];
    const talk = (name: string, fails = false): Promise<void> =>
      terminal.converse(async () => {
        steps.push(`${name} begins`);
        await new Promise((resolve) => {
          setTimeout(resolve, 5);
        });
        steps.push(`${name} ends`);
        if (fails) throw new Error('interrupted');
      });
    await Promise.allSettled([talk('first', true), talk('second')]);
    expect(steps).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  });
});
