import type { CommandEvent } from '../presentation/command-event.ts';

/** The events that `--json` printed. */
export function eventsOf(output: string): readonly CommandEvent[] {
  return output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as CommandEvent);
}

type Ended = Extract<CommandEvent, { type: 'call-end' }>;

/** How calls ended, in the order in which they did. */
export const endsOf = (output: string): readonly Ended[] => eventsOf(output).filter((event): event is Ended => event.type === 'call-end');
