import { assertNever } from '../internal/assert-never.ts';
import type { JsonValue } from '../internal/json.ts';
import { markPlanReferences } from './call-references.ts';
import { compareCalls, type CallComparison } from './compare-calls.ts';
import type { AcceptedArguments, CallsCase, GoldCall, PlanCase, RequestCase, StepsCase } from './evaluation-case.ts';
import { findAssignment, matchPairs } from './find-assignment.ts';
import { flattenCalls } from './flatten-calls.ts';
import type { ParameterLookup } from './parameter-lookup.ts';
import { readPrediction, readyCallsOf, type PredictedCall, type Prediction } from './prediction.ts';
import { isSameTool } from './tool-name.ts';

/** Every text that a model may write for a case, word for word; undefined where the case cannot be written. */
export type PrintGold = (request: RequestCase) => readonly string[] | undefined;

/** What a case is scored by. */
export interface ScoreCaseOptions {
  readonly request: RequestCase;
  readonly prediction: Prediction;
  readonly parameterOf: ParameterLookup;
  /** @defaultValue none, and then nothing is said about `strict` */
  readonly printGold?: PrintGold | undefined;
}

/** What of one prediction is right. Undefined where a figure does not apply to the case. */
export interface CaseScore {
  readonly request: RequestCase;
  readonly prediction: Prediction;
  /** What is right: calls, no call at all, or `either` of them. */
  readonly expectation: 'calls' | 'nothing' | 'either';
  /** It was read, and no call of it would reach a device. */
  readonly hasAbstained: boolean;
  /** The tools are right: as a multiset, for plans as a graph, for steps in their order too. */
  readonly isFunctionRight: boolean;
  /** Tools and every argument are right. Undefined for steps, which have no arguments. */
  readonly isCallRight: boolean | undefined;
  /** The model's own text is right, word for word. */
  readonly isStrictlyRight: boolean | undefined;
  /** The call graphs are isomorphic on tool names. Undefined where no call is expected, and for steps. */
  readonly isGraphRight: boolean | undefined;
  /** What was expected: calls, a plan or steps, as in the case. */
  readonly expected: JsonValue;
  /** The predicted calls; null where they could not be read. */
  readonly got: JsonValue;
  /** Why it is a miss; undefined where function, call and state are right. */
  readonly reason: string | undefined;
}

/** Scores one prediction. Whatever it holds, it is scored and not thrown at. */
export function scoreCase({ request, prediction: unchecked, parameterOf, printGold }: ScoreCaseOptions): CaseScore {
  const prediction = readPrediction(unchecked);
  const calls = readyCallsOf(prediction);
  const expectation = expectationOf(request);
  const comparison =
    prediction.status === 'failed'
      ? nothingRight(prediction.reason)
      : request.type === 'steps'
        ? compareSteps(request, calls)
        : compareWithGold(request, calls, parameterOf);
  const isFunctionRight = request.type === 'plan' ? comparison.isGraphRight : comparison.areToolsRight;
  const isCallRight = comparison.areCallsRight && isFunctionRight;
  const areCallsMissed = !isFunctionRight || (request.type !== 'steps' && !isCallRight);
  const stateReason = prediction.isStateRight === false ? 'the final state is not what was asked for' : undefined;
  return {
    request,
    prediction,
    expectation,
    hasAbstained: prediction.status === 'predicted' && calls.length === 0,
    isFunctionRight,
    isCallRight: request.type === 'steps' ? undefined : isCallRight,
    isStrictlyRight: isStrictlyRight(prediction, printGold?.(request)),
    isGraphRight: request.type === 'steps' || expectation === 'nothing' ? undefined : comparison.isGraphRight,
    expected: expectedOf(request),
    got: prediction.status === 'failed' ? null : prediction.calls.map(printablePrediction),
    reason: areCallsMissed ? reasonOf(comparison, prediction) : stateReason,
  };
}

function expectationOf(request: RequestCase): CaseScore['expectation'] {
  if (request.type === 'steps') return request.steps.length === 0 ? 'nothing' : 'calls';
  const counts = acceptedLists(request).map(({ calls }) => calls.length);
  if (counts.every((count) => count === 0)) return 'nothing';
  return counts.includes(0) ? 'either' : 'calls';
}

interface AcceptedList {
  readonly calls: readonly GoldCall[];
  readonly accept: AcceptedArguments;
  readonly absent: readonly string[];
}

/** The gold calls, then the lists that are just as right. */
function acceptedLists(request: CallsCase | PlanCase): readonly AcceptedList[] {
  const { alternatives, accept, absent } = request;
  const read = (calls: readonly GoldCall[]): readonly GoldCall[] =>
    request.type === 'plan' ? calls.map((call) => ({ ...call, args: markPlanReferences(call.args) })) : calls;
  const gold = request.type === 'plan' ? request.plan : request.calls;
  return [{ calls: read(gold), accept, absent }, ...alternatives.map((calls) => ({ calls: read(calls), accept: {}, absent: [] }))];
}

function compareWithGold(request: CallsCase | PlanCase, calls: readonly PredictedCall[], parameterOf: ParameterLookup): CallComparison {
  const predicted = flattenCalls(calls);
  const forbidden = predicted.calls.find(({ tool }) => request.forbid.some((forbid) => isSameTool(forbid, tool)));
  if (forbidden) return nothingRight(`${forbidden.tool} is forbidden here`);
  const comparisons = acceptedLists(request).map((list) => compareCalls(flattenCalls(list.calls), predicted, { parameterOf, ...list }));
  return {
    areToolsRight: comparisons.some(({ areToolsRight }) => areToolsRight),
    isGraphRight: comparisons.some(({ isGraphRight }) => isGraphRight),
    areCallsRight: comparisons.some(({ areCallsRight, isGraphRight }) => areCallsRight && (request.type === 'calls' || isGraphRight)),
    reason: comparisons.find(({ areToolsRight }) => areToolsRight)?.reason ?? comparisons[0]?.reason,
  };
}

/** The tools of the steps, each once, and no pair the wrong way round. */
function compareSteps({ steps, order }: StepsCase, calls: readonly PredictedCall[]): CallComparison {
  const isPair = (step: number, call: number): boolean => steps[step]!.tools.some((tool) => isSameTool(tool, calls[call]!.tool));
  const areToolsRight = steps.length === calls.length && !matchPairs(steps.length, calls.length, isPair).includes(undefined);
  if (!areToolsRight) return nothingRight(`expected the steps ${steps.map(({ tools }) => tools.join(' or ')).join(', ') || '(none)'}`);
  const pairs = order === 'any' ? [] : order;
  const canAssign = (step: number, call: number, assigned: readonly number[]): boolean => {
    const placeOf = (index: number): number | undefined => (index === step ? call : assigned[index]);
    const isInOrder = (before: number | undefined, after: number | undefined): boolean =>
      before === undefined || after === undefined || before < after;
    return isPair(step, call) && pairs.every(([before, after]) => isInOrder(placeOf(before), placeOf(after)));
  };
  const { type } = findAssignment({ size: steps.length, canAssign });
  return type === 'found'
    ? { areToolsRight, isGraphRight: true, areCallsRight: true, reason: undefined }
    : nothingRight('the steps stand in another order');
}

function reasonOf({ reason = 'the calls are not right' }: CallComparison, prediction: Prediction): string {
  const unready = prediction.status === 'predicted' ? prediction.calls.filter(({ isReady }) => isReady === false) : [];
  return unready.length === 0 ? reason : `${reason}; a value is missing for: ${unready.map(({ tool }) => tool).join(', ')}`;
}

const nothingRight = (reason: string): CallComparison => ({ areToolsRight: false, isGraphRight: false, areCallsRight: false, reason });

function isStrictlyRight({ status, text }: Prediction, goldTexts: readonly string[] | undefined): boolean | undefined {
  if (goldTexts === undefined || (text === undefined && status === 'predicted')) return undefined;
  return status === 'predicted' && goldTexts.some((goldText) => goldText === text);
}

function expectedOf(request: RequestCase): JsonValue {
  switch (request.type) {
    case 'calls':
      return request.calls.map(({ tool, args }) => ({ tool, args }));
    case 'plan':
      return request.plan.map(({ id, tool, args }) => ({ id, tool, args }));
    case 'steps':
      return request.steps.map(({ text, tools: [tool = '', ...twins] }) => ({ text, tool: twins.length > 0 ? [tool, ...twins] : tool }));
    default:
      return assertNever(request);
  }
}

function printablePrediction({ tool, args, isReady }: PredictedCall): JsonValue {
  return isReady === false ? { tool, args, isReady } : { tool, args };
}
