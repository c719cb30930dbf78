import type { CommandEvent } from './command-event.ts';
import { createPaint } from './paint.ts';
import { createRunView } from './run-view.ts';

/** Shows events on standard output: one JSON object a line for programs, or as a person reads them. */
export function createShow({ json }: { readonly json: boolean }, modelName?: string): (event: CommandEvent) => void {
  if (json) return (event) => void process.stdout.write(`${JSON.stringify(event)}\n`);
  return createRunView({ write: (text) => process.stdout.write(text), paint: createPaint(process.stdout), modelName }).show;
}
