import {
  dependenciesOf,
  dependOnPrevious,
  type CallArgument,
  type CallId,
  type DependOnSteps,
  type JsonValue,
  type OrchestrationStatus,
  type OrchestratorEvent,
  type PlannedStep,
  type StepOutcome,
  type ToolCall,
  type ToolId,
  type ToolOutcome,
} from '@octoweave/core';

/** What a call waits for. */
export interface CallNeed {
  readonly callId: CallId;
  /** Which of its parameters take the outcome; none where it only comes after. */
  readonly parameters: readonly string[];
}

/** A call of a plan. */
export interface PlanCall {
  readonly id: CallId;
  readonly toolId: ToolId;
  /** The number of the step it belongs to; undefined where the plan has none. */
  readonly step: number | undefined;
  readonly arguments: Readonly<Record<string, CallArgument>>;
  /** The values that would be sent; undefined where they are not known before something has run, or not at all. */
  readonly values: Readonly<Record<string, JsonValue>> | undefined;
  readonly needs: readonly CallNeed[];
  /** What would be asked. */
  readonly questions: readonly string[];
}

/** A step of a plan in words. */
export interface PlanStepNode extends PlannedStep {
  /** Numbers of the steps it comes after. */
  readonly needs: readonly number[];
  readonly outcome: StepOutcome | undefined;
}

/** A plan as a graph: steps and calls in the order in which they were planned. JSON. */
export interface PlanGraph {
  readonly query: string;
  /** `succeeded` where everything would be tried; otherwise as of its dry run. */
  readonly status: OrchestrationStatus | undefined;
  readonly steps: readonly PlanStepNode[];
  readonly calls: readonly PlanCall[];
  /** What of the plan could not be read. */
  readonly warnings: readonly string[];
  readonly answer: string | undefined;
}

/** Makes the graph of a plan from the events of its dry run. */
export interface PlanCollector {
  note(event: OrchestratorEvent): void;
  graph(): PlanGraph;
}

/** How the orchestrator was composed. */
export interface CreatePlanCollectorOptions {
  /** @defaultValue `dependOnPrevious`, as of the orchestrator */
  readonly dependOn?: DependOnSteps;
}

/** Nothing is planned yet. */
export function createPlanCollector({ dependOn = dependOnPrevious }: CreatePlanCollectorOptions = {}): PlanCollector {
  const steps = new Map<number, PlanStepNode>();
  const calls = new Map<CallId, PlanCall>();
  const warnings: string[] = [];
  const unplanned = new Set<CallId>();
  let query = '';
  let status: OrchestrationStatus | undefined;
  let answer: string | undefined;

  /** In a dry run, calls that wait for others are left out: the plan has them all the same. */
  const isWhole = (): boolean =>
    warnings.length === 0 && unplanned.size === 0 && [...steps.values()].every(({ outcome }) => !outcome || !unserved.has(outcome.status));

  return {
    note(event) {
      switch (event.type) {
        case 'run-start':
          ({ query } = event);
          return;
        case 'step-planned':
          steps.set(event.step.number, { ...event.step, needs: dependOn(event.step, [...steps.values()]), outcome: undefined });
          return;
        case 'step-end': {
          const step = steps.get(event.step.number);
          if (step) steps.set(event.step.number, { ...step, outcome: event.outcome });
          return;
        }
        case 'call-planned':
          calls.set(event.call.id, planCallOf(event.call, event.stepNumber));
          return;
        case 'call-end': {
          const call = calls.get(event.call.id);
          const questions = event.outcome.status === 'needs-input' ? event.outcome.missing.map(({ question }) => question) : [];
          if (call) calls.set(call.id, { ...call, values: event.resolved?.arguments, questions });
          if (!isPlanned(event.outcome)) unplanned.add(event.call.id);
          return;
        }
        case 'parse-warning':
          warnings.push(event.message);
          return;
        case 'answer':
          answer = event.text;
          return;
        case 'run-end':
          status = isWhole() && event.status === 'incomplete' ? 'succeeded' : event.status;
          return;
        default:
      }
    },
    graph: () => ({ query, status, steps: [...steps.values()], calls: [...calls.values()], warnings, answer }),
  };
}

const isPlanned = (outcome: ToolOutcome): boolean => outcome.status === 'skipped' && outcome.reason.type !== 'cancelled';

const unserved: ReadonlySet<StepOutcome['status']> = new Set<StepOutcome['status']>(['abstained', 'unrouted', 'cancelled']);

function planCallOf(call: ToolCall, step: number | undefined): PlanCall {
  const { id, toolId, arguments: values } = call;
  const needs = dependenciesOf(call).map((callId) => ({
    callId,
    parameters: Object.keys(values).filter((name) =>
      dependenciesOf({ arguments: { [name]: values[name] ?? { type: 'missing' } } }).includes(callId),
    ),
  }));
  return { id, toolId, step, arguments: values, values: undefined, needs, questions: [] };
}
