import { clearScreenDown, moveCursor } from 'node:readline';
import type { Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import type { TalkWatcher } from '../input/terminal.ts';
import type { CallLines } from './call-lines.ts';
import { fitColumns } from './text-columns.ts';

/** A terminal, and its time. */
export interface CreateLiveCallLinesOptions {
  readonly output: Writable & { readonly columns?: number };
  /** Milliseconds. @defaultValue those of the machine */
  readonly now?: () => number;
  /** Calls again and again until what it returns is called. @defaultValue ten times a second; it keeps no process alive */
  readonly repeat?: (draw: () => void) => () => void;
}

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'] as const;
const narrowest = 20;

/**
 * Below what has been written, one line with a spinner for every call that runs; the line of an ended call stays above them.
 *
 * - While somebody talks at the terminal, nothing is drawn, and what is to be written waits.
 */
export function createLiveCallLines({
  output,
  now = () => performance.now(),
  repeat = tenTimesASecond,
}: CreateLiveCallLinesOptions): CallLines & TalkWatcher {
  const running = new Map<string, { readonly label: string; readonly startedAt: number }>();
  const waiting: string[] = [];
  let drawnLines = 0;
  let drawn = 0;
  let talks = 0;
  let stop: (() => void) | undefined;

  const erase = (): void => {
    if (drawnLines === 0) return;
    moveCursor(output, 0, -drawnLines);
    clearScreenDown(output);
    drawnLines = 0;
  };
  const draw = (): void => {
    erase();
    const frame = frames[drawn % frames.length] ?? frames[0];
    const columns = Math.max(narrowest, (output.columns || 80) - 1);
    for (const { label, startedAt } of running.values()) {
      const elapsed = `${((now() - startedAt) / 1000).toFixed(1)} s`;
      output.write(`${fitColumns(`${frame} ${stripVTControlCharacters(label).trimStart()} ${elapsed}`, columns)}\n`);
    }
    drawnLines = running.size;
  };
  /** Draws where there is something to draw and nobody talks, and only then again and again. */
  const refresh = (): void => {
    if (talks > 0) return;
    erase();
    for (const text of waiting.splice(0)) output.write(text);
    draw();
    if (running.size > 0) {
      stop ??= repeat(() => {
        drawn += 1;
        draw();
      });
      return;
    }
    stop?.();
    stop = undefined;
  };
  const say = (text: string): void => {
    waiting.push(`${text}\n`);
    refresh();
  };

  return {
    start(callId, label) {
      running.set(callId, { label, startedAt: now() });
      refresh();
    },
    end(callId, { label, text }) {
      running.delete(callId);
      say(`${label}${text}`);
    },
    line: say,
    interrupt: () => undefined,
    talkBegins() {
      talks += 1;
      erase();
      stop?.();
      stop = undefined;
    },
    talkEnds() {
      talks -= 1;
      refresh();
    },
  };
}

function tenTimesASecond(draw: () => void): () => void {
  const timer = setInterval(draw, 100).unref();
  return () => clearInterval(timer);
}
