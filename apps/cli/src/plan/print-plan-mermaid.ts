import { printable } from '../presentation/paint.ts';
import { describePlanArguments, toolNameOf } from './describe-plan-call.ts';
import type { PlanCall, PlanGraph } from './plan-graph.ts';

/** A plan as a Mermaid flowchart: steps are boxes around their calls, arrows lead to what waits. */
export function printPlanMermaid({ query, steps, calls }: PlanGraph): string {
  const grouped = steps.flatMap(({ number, text }) => [
    `  subgraph step${number}["${escape(`${number}. ${text}`)}"]`,
    ...calls.filter(({ step }) => step === number).map((call) => `    ${printNode(call)}`),
    '  end',
  ]);
  const single = calls.filter(({ step }) => step === undefined).map((call) => `  ${printNode(call)}`);
  const roots = [
    ...steps.filter(({ needs }) => needs.length === 0).map(({ number }) => `step${number}`),
    ...calls.filter(({ step, needs }) => step === undefined && needs.length === 0).map(nodeId),
  ];
  const edges = [
    ...roots.map((root) => `  query --> ${root}`),
    ...steps.flatMap(({ number, needs }) => needs.map((needed) => `  step${needed} --> step${number}`)),
    ...calls.flatMap((call) =>
      call.needs.map(({ callId, parameters }) => {
        const label = parameters.length === 0 ? '' : `|"${escape(parameters.join(', '))}"|`;
        return `  ${nodeId({ id: callId })} -->${label} ${nodeId(call)}`;
      }),
    ),
  ];
  return `${['flowchart TD', `  query(["${escape(query)}"])`, ...grouped, ...single, ...edges].join('\n')}\n`;
}

const nodeId = ({ id }: Pick<PlanCall, 'id'>): string => `call${id.replaceAll('.', '_')}`;

function printNode(call: PlanCall): string {
  const lines = [`${call.id}. ${toolNameOf(call)}`, ...describePlanArguments(call), ...call.questions];
  return `${nodeId(call)}["${lines.map(escape).join('<br/>')}"]`;
}

/** Writes out what Mermaid or a page would obey: text of a person, a tool or a model is data for the picture, too. */
const escape = (text: string): string =>
  printable(text).replaceAll(/[^\p{L}\p{N} .,:;?!'$%+/=()°_-]/gu, (character) => `#${character.codePointAt(0) ?? 0};`);
