import type { RunId } from '../journal/journal-entry.ts';
import type { JournalledCall, JournalledRun } from '../journal/read-journal.ts';
import { createToolLookup, type ToolLookup } from '../call/tool-lookup.ts';
import type { ToolPack } from '../tool/tool-pack.ts';

/** A call whose effect stays on the device. */
export interface StandingCall {
  readonly call: JournalledCall;
  /** Undefined where it is of the run that is undone. */
  readonly runId: RunId | undefined;
}

/** Whether a call has left something on the device, or may have. */
export function standsInTheWay({ effect, status, changes, undo }: JournalledCall): boolean {
  return effect !== 'read' && undo?.status !== 'undone' && (status === 'unknown' || changes.length > 0);
}

/**
 * What a later run has left on the devices of a run.
 *
 * - An undo has left nothing of its own: what it did not undo stands as the call it was to undo.
 */
export function standingCallsOf(later: JournalledRun, run: JournalledRun): readonly StandingCall[] {
  if (later.request?.type === 'undo') return [];
  const isThere = (call: JournalledCall): boolean => later.devices?.[packOf(call)] === run.devices?.[packOf(call)];
  return later.calls.filter((call) => standsInTheWay(call) && isThere(call)).map((call) => ({ call, runId: later.runId }));
}

/** What a call that stays is looked for by. */
export interface FindStandingCallOptions {
  /** The call to be undone. */
  readonly call: JournalledCall;
  /** Further paths that undoing it changes. */
  readonly touches: readonly string[];
  readonly packs: readonly ToolPack[];
}

/** A call that changed what undoing another would change; one of unknown effect may have changed anything of its resource. */
export function findStandingCall(
  standing: readonly StandingCall[],
  { call, touches, packs }: FindStandingCallOptions,
): StandingCall | undefined {
  const lookup = createToolLookup(packs);
  return standing.find(({ call: other }) =>
    other.status === 'unknown' ? resourceOf(other, lookup) === resourceOf(call, lookup) : sharesPath(other, call, touches),
  );
}

/** Whether a call changed what another changed, or what begins with one of these paths. */
export function sharesPath(other: JournalledCall, call: JournalledCall, touches: readonly string[]): boolean {
  const isShared = (path: string): boolean =>
    call.changes.some((own) => isWithin(path, own.path) || isWithin(own.path, path)) || touches.some((start) => path.startsWith(start));
  return packOf(other) === packOf(call) && other.changes.some(({ path }) => isShared(path));
}

const packOf = ({ toolId }: JournalledCall): string => toolId.slice(0, toolId.indexOf('.'));

const resourceOf = ({ toolId }: JournalledCall, lookup: ToolLookup): string | undefined => lookup(toolId)?.resource;

/** Packs join the parts of their paths with dots or slashes. */
const isWithin = (path: string, place: string): boolean => path === place || path.startsWith(`${place}.`) || path.startsWith(`${place}/`);
