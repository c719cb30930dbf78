import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createLiveCallLines } from './live-call-lines.ts';

/** A terminal of which the test is the clock; `screen` is what has been written since it was last asked. */
function openTerminal(columns = 60) {
  const output = Object.assign(new PassThrough(), { columns });
  let nowMs = 0;
  let draw: (() => void) | undefined;
  const lines = createLiveCallLines({
    output,
    now: () => nowMs,
    repeat: (again) => {
      draw = again;
      return () => {
        draw = undefined;
      };
    },
  });
  return {
    lines,
    isDrawing: () => draw !== undefined,
    pass: (elapsedMs: number) => {
      nowMs += elapsedMs;
      draw?.();
    },
    screen: () =>
      (output.read() as Buffer | null)?.toString().replaceAll('\u001B[1A\u001B[0J', '<1>').replaceAll('\u001B[2A\u001B[0J', '<2>') ?? '',
  };
}

describe('createLiveCallLines', () => {
  it('draws a line for every call that runs, and writes those of ended ones above them', () => {
    const { lines, pass, screen, isDrawing } = openTerminal();
    lines.start('1', '  open  sunroof  ');
    lines.start('2', '  lock  doors  ');
    pass(1200);
    expect(screen()).toBe(
      '⠋ open  sunroof   0.0 s\n<1>⠋ open  sunroof   0.0 s\n⠋ lock  doors   0.0 s\n<2>⠙ open  sunroof   1.2 s\n⠙ lock  doors   1.2 s\n',
    );
    lines.end('1', { label: '  open  sunroof  ', text: ' ok' });
    expect(screen()).toBe('<2>  open  sunroof   ok\n⠙ lock  doors   1.2 s\n');
    lines.end('2', { label: '  lock  doors  ', text: ' ok' });
    expect(screen()).toBe('<1>  lock  doors   ok\n');
    expect(isDrawing()).toBe(false);
  });

  it('leaves the screen to whoever talks there, and writes afterwards what came in between', () => {
    const { lines, pass, screen } = openTerminal();
    lines.start('1', 'read');
    screen();
    lines.talkBegins();
    expect(screen()).toBe('<1>');
    lines.end('1', { label: 'read', text: ' ok' });
    lines.start('2', 'write');
    pass(500);
    expect(screen()).toBe('');
    lines.talkEnds();
    expect(screen()).toBe('read ok\n⠋ write 0.5 s\n');
  });

  it('never takes more than one line for a call', () => {
    const { lines, screen } = openTerminal(24);
    lines.start('1', `say \u001B[1m${'very '.repeat(20)}\u001B[22m`);
    expect(screen()).toBe('⠋ say very very very v…\n');
  });
});
