import { defer, ReplaySubject, type Observable } from 'rxjs';
import type { ResolvedCall } from '../call/resolved-call.ts';
import { literal } from '../call/tool-call.ts';
import { resolveArguments, resolveFoundWords, type ResolveArgumentsOptions } from '../graph/resolve-arguments.ts';
import { toAsyncIterator } from '../internal/to-async-iterator.ts';
import type { JournalRequest, RunId } from '../journal/journal-entry.ts';
import { journalled } from '../journal/journalled.ts';
import { beginRunJournal } from '../journal/run-journal.ts';
import { createNormaliser } from '../normaliser/create-normaliser.ts';
import { denyAll, type Approve } from '../scheduler/approval.ts';
import { invokeTool } from '../scheduler/invoke-tool.ts';
import { createPermit, type CreatePermitOptions, type EditedCall } from '../scheduler/permit-calls.ts';
import { prepareCall } from '../scheduler/prepare-call.ts';
import type { ScheduleCallsOptions } from '../scheduler/schedule-calls.ts';
import { toolId, type AnyTool, type ToolId } from '../tool/tool-pack.ts';
import { VocabularyError } from '../vocabulary/vocabulary-error.ts';
import type { EventRun, RunOptions } from './agent.ts';
import type { CreateCallRunnerOptions } from './create-call-runner.ts';
import { createExclusiveResources } from './exclusive-resources.ts';
import { machineContext } from './machine-context.ts';
import { newRunId as randomRunId } from './new-run-id.ts';
import type { RunPlanOptions } from './run-plan.ts';

/** What a run is started with, whatever its calls come from. */
export interface RunMachinery extends Omit<RunPlanOptions, 'start' | 'plan'> {
  /** Also where there is no journal. */
  readonly runId: RunId;
}

/** A run to start. */
export interface RunToStart<Event> extends RunOptions {
  /** What the journal says was asked. */
  readonly request: JournalRequest;
  /** @throws before anything is recorded, where the request cannot be run. */
  readonly check?: (() => void) | undefined;
  /** Stands between this run and whoever consents. @defaultValue nobody does */
  readonly consult?: ((approve: Approve) => Approve) | undefined;
  readonly events: (machinery: RunMachinery) => Observable<Event>;
}

/** What agents and call runners share: tools that are resolved, permitted, recorded and run alike. */
export function createRunStarter(options: CreateCallRunnerOptions): <Event>(run: RunToStart<Event>) => EventRun<Event> {
  const { packs, approve = denyAll, journal, devices, concurrency = 4, deadlineMs = 30_000, newRunId = randomRunId } = options;
  const { normaliser = createNormaliser(), context = machineContext(), now = () => performance.now() } = options;
  const tools = new Map<ToolId, AnyTool>(
    packs.flatMap((pack) => pack.tools.map((tool) => [toolId(pack.name, tool.definition.name), tool] as const)),
  );
  const toolOf = (id: ToolId): AnyTool => {
    const tool = tools.get(id);
    if (!tool)
      throw new VocabularyError({
        code: 'tool-without-token',
        message: `No pack of this agent has the tool ${id}. Add its pack.`,
        issues: [],
      });
    return tool;
  };

  const resolving = ({ definition, lookUps = {} }: AnyTool, outcomes: ResolveArgumentsOptions['outcomes']): ResolveArgumentsOptions => ({
    definition,
    outcomes,
    normaliser,
    context,
    isLookedUp: (parameter) => Object.hasOwn(lookUps, parameter),
  });
  const resolve: ScheduleCallsOptions['resolve'] = (call, outcomes) => resolveArguments(call, resolving(toolOf(call.toolId), outcomes));
  const checkEdited = ({ id, toolId: edited }: ResolvedCall, values: ResolvedCall['arguments']): EditedCall => {
    const names = new Set(toolOf(edited).definition.parameters.map(({ name }) => name));
    const unknown = Object.keys(values).find((name) => !names.has(name));
    if (unknown !== undefined)
      return { status: 'denied', message: `The approval gave a value to "${unknown}", which ${edited} does not take.` };
    const given = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, literal(value)]));
    return resolve({ id, toolId: edited, arguments: given }, new Map());
  };
  const useResource = createExclusiveResources();
  const prepare: CreatePermitOptions['prepare'] = (answerable) => {
    const tool = toolOf((answerable.status === 'resolved' ? answerable.resolved : answerable.said).toolId);
    const preparation = prepareCall(tool, answerable, {
      deadlineMs,
      resolveFound: (said, found) => resolveFoundWords(said, found, resolving(tool, new Map())),
    });
    // A device is not looked at while another run changes it.
    return preparation && useResource(tool.definition.resource, preparation);
  };
  const schedulingOf = (isDryRun: boolean, approveRun: Approve): ScheduleCallsOptions => ({
    concurrency,
    resolve,
    permit: createPermit({ definitionOf: (id) => toolOf(id).definition, prepare, approve: approveRun, isDryRun, checkEdited }),
    invoke: (resolved) => {
      const tool = toolOf(resolved.toolId);
      return useResource(tool.definition.resource, invokeTool(tool, resolved, { deadlineMs }));
    },
    resourceOf: ({ toolId: id }) => tools.get(id)?.definition.resource,
  });

  return ({ request, check, consult, events: eventsOf, isDryRun = false }) => {
    const cancelled = new ReplaySubject<void>(1);
    const events = defer(() => {
      check?.();
      const runId = newRunId();
      const machinery = { runId, scheduling: schedulingOf(isDryRun, consult?.(approve) ?? approve), now, cancelled };
      // A dry run does nothing, so there is nothing to record.
      if (!journal || isDryRun) return eventsOf(machinery);
      const runJournal = beginRunJournal({ journal, runId, request, devices, clock: context.clock });
      const recorded = journalled(machinery.scheduling, { journal: runJournal, effectOf: (id) => toolOf(id).definition.effect });
      return eventsOf({ ...machinery, scheduling: { ...machinery.scheduling, ...recorded }, journal: runJournal });
    });
    return { events, cancel: () => cancelled.next(), [Symbol.asyncIterator]: () => toAsyncIterator(events) };
  };
}
