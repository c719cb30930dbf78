import { homePack } from '../../call/__fixtures__/home-pack.ts';
import { showCall } from '../../call/__fixtures__/show-call.ts';
import type { JsonValue } from '../../internal/json.ts';
import type { EndedCall } from '../../call/continue-calls.ts';
import type { CallPiece } from '../../call/functional-call-parser.ts';
import { createRequestText } from '../../call/request-text.ts';
import type { OfferedTool } from '../../grammar/compile-call-grammar.ts';
import { toolId } from '../../tool/tool-pack.ts';
import type { PlanDecision, PlanIssueCode, PlanParseEvent } from '../plan-event.ts';
import type { PlanParser } from '../plan-parser.ts';
import type { PlanRequest } from '../planner.ts';

/** The tools of `homePack`. */
export const homeTools: readonly OfferedTool[] = homePack.definitions.map((definition) => ({
  toolId: toolId(homePack.name, definition.name),
  definition,
}));

/** A request for the tools of `homePack`. */
export const requestOf = (said = 'do it', rest: Partial<PlanRequest> = {}): PlanRequest => ({
  text: createRequestText(said),
  tools: homeTools,
  ...rest,
});

/** A call that has succeeded with a value. */
export const succeededCall = (id: string, value: JsonValue): EndedCall => ({
  call: { id, toolId: 'home.find_contact', arguments: {} },
  outcome: { status: 'succeeded', value, changes: [] },
});

/** All events of a plan, however it is cut into pieces. */
export function parsePieces(parser: PlanParser, pieces: readonly CallPiece[], isCutOff = false): readonly PlanParseEvent[] {
  const events = pieces.flatMap((piece) => parser.push(piece));
  return [...events, ...parser.end({ isCutOff })];
}

/** What came of a plan, in short. */
export interface ReadPlan {
  /** One line each, such as `1 stop {}`; references as `@1`, words of the request after `~`. */
  readonly calls: readonly string[];
  readonly thoughts: readonly string[];
  readonly steps: readonly string[];
  readonly warnings: readonly PlanIssueCode[];
  readonly decision: PlanDecision | undefined;
}

/** Events in short. */
export function shorten(events: readonly PlanParseEvent[]): ReadPlan {
  const end = events.at(-1);
  return {
    calls: events.flatMap((event) => (event.type === 'call-parsed' ? [showCall(event.call, '@')] : [])),
    thoughts: events.flatMap((event) => (event.type === 'thought' ? [event.text] : [])),
    steps: events.flatMap((event) => (event.type === 'step-parsed' ? [event.step.text] : [])),
    warnings: events.flatMap((event) => (event.type === 'parse-warning' ? [event.code] : [])),
    decision: end?.type === 'parse-end' ? end.decision : undefined,
  };
}
