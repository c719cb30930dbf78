import type { AgentEvent, OrchestratorEvent } from '@octoweave/core';

/** Gives the events of an agent, whose runs have no rounds, the place that those of an orchestrator have. */
export function createAgentTrace(newRunId: () => string): (event: AgentEvent) => OrchestratorEvent {
  let runId = '';
  let sequence = 0;
  return (event) => {
    if (event.type === 'run-start') {
      runId = newRunId();
      sequence = 0;
    }
    sequence += 1;
    const place = { runId, sequence, roundNumber: undefined, stepNumber: undefined };
    const inRun = { ...place, spanId: 'run', parentId: undefined };
    const within = (spanId: string): typeof place & { spanId: string; parentId: string } => ({ ...place, spanId, parentId: 'run' });
    switch (event.type) {
      case 'run-start':
        return { ...event, query: event.query ?? '', parent: undefined, ...inRun };
      case 'run-end':
        return { ...event, answer: undefined, figures: { ...event.figures, generations: 1, rounds: 0 }, ...inRun };
      case 'journal-warning':
        return { ...event, ...inRun };
      case 'generation-start':
      case 'generation-end':
      case 'parse-warning':
        return { ...event, ...within('run/generation') };
      case 'call-planned':
      case 'call-start':
      case 'call-end':
      case 'approval-request':
      case 'approval-end':
        return { ...event, ...within(`run/call-${event.call.id}`) };
    }
  };
}
