import type { DeviceNames, JournalledRun } from '@octoweave/core';
import { composeCallRunner } from '../compose/compose-call-runner.ts';
import { isSimulatorName } from '../compose/name-device.ts';
import { openPacks, type DeviceOptions } from '../compose/open-packs.ts';
import { findPacks, knownPacks } from '../compose/pack/known-packs.ts';
import type { OpenedPack } from '../compose/pack/pack-contribution.ts';
import { resolveConsent, type ConsentOptions } from '../compose/resolve-consent.ts';
import { terminalOfProcess } from '../input/terminal.ts';
import { chooseUndoneRun } from '../journal/choose-undone-run.ts';
import { readFileJournal } from '../journal/read-file-journal.ts';
import { journalPath, resolveJournal } from '../journal/resolve-journal.ts';
import { createShow } from '../presentation/create-show.ts';
import { printable } from '../presentation/paint.ts';
import { createShowPlan } from '../presentation/undo-view.ts';
import { createPreviewCall } from '../preview/preview-call.ts';
import { UsageError } from '../usage-error.ts';
import { undoRun } from './undo-run.ts';

/** Options of `octoweave undo`. */
export interface UndoCommandOptions extends ConsentOptions, DeviceOptions {
  /** Names of packs; those of the run where none is named. */
  readonly pack: readonly string[];
  readonly journal?: string;
  readonly json: boolean;
  readonly dryRun: boolean;
}

/**
 * Undoes a run of the journal on the device it was on; the exit status says how that ended.
 *
 * @throws {UsageError} where there is nothing to undo, or the device is another one, or gone.
 */
export async function undo(runId: string | undefined, options: UndoCommandOptions): Promise<void> {
  const { runs } = await readFileJournal(journalPath(options.journal));
  const run = chooseUndoneRun(runs, runId);
  const contributions = (await findPacks(options.pack, knownPacks)).filter(({ name }) => hasChangedWith(run, name));
  const { packs, dispose } = await openPacks(contributions, options);
  try {
    const devices = nameDevices(run, packs, options);
    const terminal = terminalOfProcess(options);
    const approve = resolveConsent(options, { offered: packs.map(({ implemented }) => implemented), opened: packs, terminal });
    process.exitCode = await undoRun(run, {
      runs,
      packs,
      devices,
      runner: composeCallRunner({ packs, approve, journal: resolveJournal(options) }),
      runOptions: { isDryRun: options.dryRun },
      show: createShow(options, { terminal }),
      showPlan: createShowPlan(run, options),
      previewCall: createPreviewCall(packs),
      terminal,
    });
  } finally {
    await dispose();
  }
}

const hasChangedWith = ({ calls }: JournalledRun, packName: string): boolean =>
  calls.some(({ effect, toolId }) => effect !== 'read' && toolId.startsWith(`${packName}.`));

/**
 * The devices of packs by their names in the journal, where each is the one the run was on.
 *
 * @throws {UsageError} where none of them is.
 */
function nameDevices(run: JournalledRun, packs: readonly OpenedPack[], options: UndoCommandOptions): DeviceNames {
  const named = packs.map((pack) => {
    const recorded = run.devices?.[pack.implemented.name];
    return { pack, recorded, isSame: isSameDevice(pack, { recorded, ...options }) };
  });
  const [other] = named;
  if (other && !named.some(({ isSame }) => isSame)) throw new UsageError(describeOtherDevice(run, other));
  return Object.fromEntries(
    named.flatMap(({ pack: { implemented, deviceName }, recorded, isSame }) => {
      const name = isSame ? recorded : deviceName;
      return name === undefined ? [] : [[implemented.name, name] as const];
    }),
  );
}

interface IsSameDeviceOptions extends Pick<UndoCommandOptions, 'state' | 'dryRun'> {
  readonly recorded: string | undefined;
}

/** A state that is given is what the simulated device of the run holds now; a dry run does not look at which of several phones it is. */
function isSameDevice({ deviceName = '', simulation }: OpenedPack, { recorded, state, dryRun }: IsSameDeviceOptions): boolean {
  if (simulation) return recorded === deviceName || (state.length > 0 && isSimulatorName(recorded));
  return recorded === deviceName || (dryRun && driverOf(recorded) === driverOf(deviceName));
}

const driverOf = (name: string | undefined): string | undefined => name?.split(' ')[0];

interface OtherDevice {
  readonly pack: OpenedPack;
  readonly recorded: string | undefined;
}

function describeOtherDevice({ runId }: JournalledRun, { pack: { deviceName = 'another' }, recorded }: OtherDevice): string {
  const was = `Run ${printable(runId)} was on`;
  if (isSimulatorName(recorded))
    return `${was} a simulated device, which is gone with its process, and nothing of it is left to undo.
  In \`octoweave repl\` the device stays: "undo" takes back the last request.
  A car of \`octoweave simulate vehicle --viss\`, and every real device, stays as well: use it with --driver.
  --state FILE says what the simulated device holds now, if you have kept that.`;
  const here = isSimulatorName(deviceName) ? 'a simulated device' : printable(deviceName);
  return `${was} ${printable(recorded ?? '')}, and this would be ${here}. Name the same one${describeWay(recorded)}.`;
}

function describeWay(recorded: string | undefined): string {
  const [driver, place] = (recorded ?? '').split(' ', 2).map(printable);
  switch (driver) {
    case 'viss':
      return `: --driver viss --viss-url ${place ?? 'URL'}`;
    case 'adb':
      return `: --driver adb, and the phone ${place ?? 'that it was'}`;
    case 'osascript':
      return ': --driver osascript';
    default:
      return ' with --driver';
  }
}
