import type { RunRecord } from './run-record.ts';

/** How a run ended, in one sentence, for whoever listens to the page. Undefined while it goes on. */
export function describeRun({ calls, end }: RunRecord): string | undefined {
  if (!end) return undefined;
  switch (end.status) {
    case 'succeeded':
      return `${countOf(calls.length)} done.`;
    case 'abstained':
      return 'None of these devices does that.';
    case 'cancelled':
      return 'Stopped.';
    case 'incomplete': {
      const done = calls.filter(({ phase }) => phase === 'succeeded').length;
      const asks = calls.some(({ phase }) => phase === 'needs-input');
      return calls.length === 0
        ? 'The answer of the model could not be read.'
        : `${done} of ${countOf(calls.length)} done.${asks ? ' Something needs an answer.' : ''}`;
    }
  }
}

const countOf = (calls: number): string => `${calls} ${calls === 1 ? 'call' : 'calls'}`;
