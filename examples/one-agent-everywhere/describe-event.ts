import type { AgentEvent } from '@octoweave/core';

/** What is worth a line, wherever it is shown. */
export function describeEvent(event: AgentEvent): string | undefined {
  switch (event.type) {
    case 'call-end': {
      const { call, resolved, outcome } = event;
      const changes =
        outcome.status === 'succeeded'
          ? outcome.changes.map(({ path, from, to }) => `${path} ${JSON.stringify(from)} -> ${JSON.stringify(to)}`)
          : [];
      return [call.toolId, ...Object.values(resolved?.arguments ?? {}), outcome.status, ...changes].join('  ');
    }
    case 'run-end':
      return `${event.status} after ${Math.round(event.figures.totalMs)} ms`;
    default:
      return undefined;
  }
}
