import { dependenciesOf, type CallId, type OrchestratorEvent, type ToolOutcome } from '@octoweave/core';

/**
 * What no run may do, whatever is planned: sentences, empty where nothing of it happened.
 *
 * - Nothing feeds a call but calls that have succeeded, and nothing is run that was not consented to.
 * - Every planned call ends, once for each planning; `run-end` is the last event, and every span that began has ended.
 */
export function checkLaws(events: readonly OrchestratorEvent[]): readonly string[] {
  const broken: string[] = [];
  const outcomes = new Map<CallId, ToolOutcome>();
  const consents = new Map<CallId, 'asked' | 'given' | 'refused'>();
  const open = new Set<CallId>();
  for (const event of events) {
    switch (event.type) {
      case 'call-planned':
        if (open.has(event.call.id)) broken.push(`call ${event.call.id} was planned again before it had ended`);
        open.add(event.call.id);
        consents.delete(event.call.id);
        break;
      case 'approval-request':
        consents.set(event.call.id, 'asked');
        break;
      case 'approval-end':
        consents.set(event.call.id, event.decision.type === 'deny' ? 'refused' : 'given');
        break;
      case 'call-start': {
        const fed = dependenciesOf(event.call).find((id) => outcomes.get(id)?.status !== 'succeeded');
        if (fed !== undefined) broken.push(`call ${event.call.id} was started although call ${fed}, which it needs, had not succeeded`);
        const consent = consents.get(event.call.id) ?? 'given';
        if (consent !== 'given') broken.push(`call ${event.call.id} was started although consent was ${consent}`);
        break;
      }
      case 'call-end':
        if (!open.delete(event.call.id)) broken.push(`call ${event.call.id} ended without having been planned`);
        outcomes.set(event.call.id, event.outcome);
        break;
      default:
    }
  }
  const spans = new Set(events.filter(({ type }) => type.endsWith('-end')).map(({ spanId }) => spanId));
  const unended = new Set(events.filter(({ type, spanId }) => beginnings.has(type) && !spans.has(spanId)).map(({ spanId }) => spanId));
  return [
    ...broken,
    ...[...open].map((id) => `call ${id} has no end`),
    ...[...unended].map((spanId) => `${spanId} has no end`),
    ...(events.findIndex(({ type }) => type === 'run-end') === events.length - 1 ? [] : ['run-end is not the last event']),
  ];
}

const beginnings: ReadonlySet<OrchestratorEvent['type']> = new Set<OrchestratorEvent['type']>([
  'run-start',
  'round-start',
  'generation-start',
  'step-planned',
  'call-planned',
  'question-request',
]);
