import type { JsonValue } from '@octoweave/core';
import type { Operations, ServiceAnswer, ServiceCallOptions, ServicePort } from '../service-port.ts';
import type { ServiceClock } from './simulation-clock.ts';
import { diffStates, type StateDifference } from './state-difference.ts';
import { hashState } from './state-hash.ts';

/** What a call is applied with besides the state. */
export interface SimulationContext {
  readonly nowMs: number;
}

/** A state and what the call gives back. */
export interface OperationStep<State, Result> {
  readonly state: State;
  readonly result: Result;
}

/** Carries out one operation: pure, and throws before it has made a state. */
export type OperationHandler<State, Request, Result> = (
  state: State,
  request: Request,
  context: SimulationContext,
) => OperationStep<State, Result>;

/** What carries out each operation of a service. */
export type OperationHandlers<State, All extends Operations<All>> = {
  readonly [Name in keyof All]: OperationHandler<State, All[Name]['request'], All[Name]['result']>;
};

/** One call of an operation, as data. */
export interface ServiceCall<All extends Operations<All>, Name extends keyof All = keyof All> {
  readonly operation: Name;
  readonly request: All[Name]['request'];
}

/** One value a call changed. */
export interface ServiceEvent extends StateDifference {
  readonly type: 'value-change';
}

/** A state, what the call gives back, and how the state came about. */
export interface ServiceStep<State, Result> extends OperationStep<State, Result> {
  readonly events: readonly ServiceEvent[];
}

/** A service in the computer, as pure functions over one plain JSON state. */
export interface Simulation<State, All extends Operations<All>> {
  /** The first part of the paths of its values. */
  readonly name: string;
  readonly operations: readonly (keyof All)[];
  /**
   * Carries out one call.
   *
   * - Pure: the given state stays as it is, and equal arguments give equal steps.
   *
   * @throws {ToolFailure} where the service refuses; {ToolNeedsInput} where it knows several things by what was said.
   */
  readonly apply: <Name extends keyof All>(
    state: State,
    call: ServiceCall<All, Name>,
    context: SimulationContext,
  ) => ServiceStep<State, All[Name]['result']>;
}

/** Makes a simulation of what carries out its operations. */
export function defineSimulation<State, All extends Operations<All>>(
  name: string,
  handlers: OperationHandlers<State, All>,
): Simulation<State, All> {
  return {
    name,
    operations: Object.keys(handlers) as (keyof All)[],
    apply(state, { operation, request }, context) {
      const step = handlers[operation](state, request, context);
      const events = difference(name, state, step.state).map(({ path, from, to }): ServiceEvent => ({
        type: 'value-change',
        path,
        from,
        to,
      }));
      return { ...step, events };
    },
  };
}

/** What tests and evaluations need of a simulated service. */
export interface SimulatedState<State> {
  /** The state at this moment; plain JSON that can be kept and sent. */
  snapshot(): State;
  /** Goes back to a snapshot; the clock stays where it is. */
  restore(state: State): void;
  /** Equal for equal states. */
  hash(): string;
  /** What differs from an earlier snapshot; empty where nothing does. */
  diff(before: State): readonly StateDifference[];
}

/** A service that is nothing but its state. */
export type SimulatedService<State, All extends Operations<All>> = ServicePort<All> & SimulatedState<State>;

/** What a simulated service starts with. */
export interface SimulateServiceOptions<State> {
  readonly initial: State;
  readonly clock: ServiceClock;
}

/** Runs a simulation as a port. */
export function simulateService<State, All extends Operations<All>>(
  simulation: Simulation<State, All>,
  { initial, clock }: SimulateServiceOptions<State>,
): SimulatedService<State, All> {
  let state = initial;
  const call = async <Name extends keyof All>(
    operation: Name,
    request: All[Name]['request'],
    { signal }: ServiceCallOptions = {},
  ): Promise<ServiceAnswer<All[Name]['result']>> => {
    if (signal?.aborted) throw abortReason(signal);
    const step = simulation.apply(state, { operation, request }, { nowMs: clock.nowMs() });
    state = step.state;
    return { result: step.result, changes: step.events.map(({ path, from, to }) => ({ path, from, to })) };
  };
  const port = Object.fromEntries(
    simulation.operations.map((operation) => [
      operation,
      (request: never, options?: ServiceCallOptions) => call(operation, request, options),
    ]),
  ) as ServicePort<All>;
  return {
    ...port,
    snapshot: () => state,
    restore(kept: State) {
      state = kept;
    },
    hash: () => hashState(state as JsonValue),
    diff: (before: State) => difference(simulation.name, before, state),
  };
}

function difference<State>(name: string, before: State, after: State): readonly StateDifference[] {
  return diffStates(before as JsonValue, after as JsonValue, name);
}

/** React Native's signals carry no reason. */
function abortReason(signal: AbortSignal): unknown {
  return signal.reason ?? Object.assign(new Error('The operation was aborted.'), { name: 'AbortError' });
}
