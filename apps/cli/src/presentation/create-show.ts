import type { Terminal } from '../input/terminal.ts';
import { createPlainCallLines, type CallLines } from './call-lines.ts';
import type { CommandEvent } from './command-event.ts';
import { createLiveCallLines } from './live-call-lines.ts';
import { createPaint } from './paint.ts';
import { createRunView } from './run-view.ts';

/** What a person is to be told besides the events. */
export interface CreateShowOptions {
  /** The model that is asked. @defaultValue there is none */
  readonly modelName?: string;
  /** Who may be asked something in between. @defaultValue nobody */
  readonly terminal?: Terminal | undefined;
}

/** Shows events on standard output: one JSON object a line for programs, or as a person reads them. */
export function createShow(
  { json }: { readonly json: boolean },
  { modelName, terminal }: CreateShowOptions = {},
): (event: CommandEvent) => void {
  if (json) return (event) => void process.stdout.write(`${JSON.stringify(event)}\n`);
  return createRunView({ lines: createLines(terminal), paint: createPaint(process.stdout), modelName }).show;
}

function createLines(terminal: Terminal | undefined): CallLines {
  if (!process.stdout.isTTY) return createPlainCallLines((text) => process.stdout.write(text));
  const lines = createLiveCallLines({ output: process.stdout });
  terminal?.watchTalks(lines);
  return lines;
}
