import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { CallLayout, PlacedCall, PlacedEdge } from '../graph/lay-out-calls.ts';
import { describeOutcome } from '../run/describe-event.ts';
import { asWords, describeArguments } from '../run/describe-values.ts';
import type { CallPhase, CallRecord } from '../run/run-record.ts';

/** Calls to be drawn. */
export interface CallGraphProps {
  readonly calls: readonly CallRecord[];
}

/** The calls of a run as they come in, and what waits for what. The layout is loaded when the first of them is there. */
export function CallGraph({ calls }: CallGraphProps): JSX.Element | null {
  const layOut = useSignal<((records: readonly CallRecord[]) => CallLayout) | undefined>(undefined);
  const hasCalls = calls.length > 0;
  useEffect(() => {
    // Where it does not arrive there is still the log.
    if (hasCalls && !layOut.value)
      import('../graph/lay-out-calls.ts').then(({ layOutCalls }) => (layOut.value = layOutCalls)).catch(() => undefined);
  }, [hasCalls]);
  if (!hasCalls) return null;
  const layout = layOut.value?.(calls);
  return (
    <figure class="call-graph">
      {layout && (
        <svg viewBox={`0 0 ${layout.width} ${layout.height}`} width={layout.width} height={layout.height} aria-hidden="true">
          {layout.edges.map((edge) => (
            <Edge key={`${edge.from} ${edge.to}`} edge={edge} />
          ))}
          {layout.calls.map((placed) => (
            <Node key={placed.record.call.id} placed={placed} />
          ))}
        </svg>
      )}
      <ol class="for-listeners" aria-label="Calls">
        {calls.map((record) => (
          <li key={record.call.id}>{describeCall(record)}</li>
        ))}
      </ol>
    </figure>
  );
}

const phaseWords: Readonly<Record<CallPhase, string>> = {
  planned: 'planned',
  asking: 'asks',
  running: 'running',
  succeeded: 'done',
  failed: 'failed',
  skipped: 'skipped',
  denied: 'denied',
  'needs-input': 'question',
};

const nameOf = ({ call }: CallRecord): string => asWords(call.toolId.slice(call.toolId.indexOf('.') + 1));

const valuesOf = ({ resolved }: CallRecord): string => (resolved ? describeArguments({ ...resolved.arguments, ...resolved.shown }) : '');

const describeCall = (record: CallRecord): string =>
  [nameOf(record), valuesOf(record), phaseWords[record.phase], record.outcome ? describeOutcome(record.outcome) : '']
    .filter(Boolean)
    .join(', ');

function Node({ placed: { record, x, y } }: { readonly placed: PlacedCall }): JSX.Element {
  const [width, height] = [208, 60];
  const { phase, startedMs, endedMs } = record;
  const time = startedMs !== undefined && endedMs !== undefined ? `${Math.max(0, Math.round(endedMs - startedMs))} ms` : phaseWords[phase];
  return (
    <g class={`call is-${phase}`} transform={`translate(${x - width / 2} ${y - height / 2})`}>
      <title>{describeCall(record)}</title>
      <rect class="call-card" x="0.5" y="0.5" width={width - 1} height={height - 1} rx="10" />
      <circle class="call-state" cx="16" cy="19" r="5" />
      <text class="call-name" x="29" y="23.5">
        {shortened(nameOf(record), 20)}
      </text>
      <text class="call-values" x="29" y="44">
        {shortened(valuesOf(record), 22 - time.length)}
      </text>
      <text class="call-time" x={width - 12} y="44" text-anchor="end">
        {time}
      </text>
    </g>
  );
}

const shortened = (text: string, length: number): string => (text.length > length ? `${text.slice(0, length - 1)}…` : text);

function Edge({ edge: { points } }: { readonly edge: PlacedEdge }): JSX.Element {
  return <path class="call-edge" d={points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('')} />;
}
