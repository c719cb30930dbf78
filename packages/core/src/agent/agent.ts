import type { Observable } from 'rxjs';
import type { ActionModel } from '../action/action-model.ts';
import type { ModelDescription } from '../backend/session.ts';
import type { ToolCall } from '../call/tool-call.ts';
import type { OfferedTool } from '../grammar/compile-call-grammar.ts';
import type { UndoneCalls } from '../journal/journal-entry.ts';
import type { FunctionalTokenVocabulary } from '../vocabulary/functional-token-vocabulary.ts';
import type { AgentEvent } from './agent-event.ts';

/** How one request is run. */
export interface RunOptions {
  /** Plans and resolves every call, and runs none. @defaultValue false */
  readonly isDryRun?: boolean;
}

/** How calls are run that are given as such. */
export interface RunCallsOptions extends RunOptions {
  /** What they take back, for the journal: see `planUndo`. @defaultValue nothing */
  readonly undoes?: UndoneCalls | undefined;
}

/** One request on its way. Cold: nothing happens before `events` is subscribed or the run is iterated, and only one of the two may be. */
export interface EventRun<Event> extends AsyncIterable<Event> {
  readonly events: Observable<Event>;
  /** Stops generating and calling, or keeps a run that is still to begin from it. It ends in order, with a `call-end` for every planned call. */
  cancel(): void;
}

/** A request to an agent, or calls, on their way. */
export type AgentRun = EventRun<AgentEvent>;

/** Runs calls on the devices of its packs. Holds nothing that has to be closed. */
export interface CallRunner {
  /**
   * Runs calls as an agent runs those its model writes: scheduled, consented to, recorded.
   *
   * - A call may refer to those before it in the list.
   *
   * @throws {CallGraphError} through the run, where a call refers to one that does not come before it.
   */
  runCalls(calls: readonly ToolCall[], options?: RunCallsOptions): AgentRun;
}

/** Turns requests into calls on the devices of its packs. Owned by whoever created it. */
export interface Agent extends CallRunner {
  readonly model: ModelDescription;
  readonly vocabulary: FunctionalTokenVocabulary;
  /** What it can call, and the model that writes its calls: what an orchestrator takes of it. */
  readonly tools: readonly OfferedTool[];
  readonly actionModel: ActionModel;
  /** @throws {QueryError} at subscription, where the query is empty or not text. */
  run(query: string, options?: RunOptions): AgentRun;
  /** Closes the model. Safe to call twice. */
  dispose(): Promise<void>;
}
