import { UsageError } from '../usage-error.ts';
import { nameDevice } from './name-device.ts';
import {
  driverNames,
  type DevicePlaces,
  type DriverName,
  type OpenedPack,
  type OpenPack,
  type PackContribution,
} from './pack/pack-contribution.ts';

/** How devices are chosen and reached. */
export interface DeviceOptions extends DevicePlaces {
  /** Names of drivers; the simulator where none is named. */
  readonly driver: readonly string[];
  /** What simulated devices start as, each with or without the pack before it: `moving`, `android=phone.json`. */
  readonly state: readonly string[];
  /** @defaultValue false */
  readonly dryRun?: boolean;
}

/** Simulated devices, and no network. */
export const simulated: DeviceOptions = { driver: [], state: [], online: false };

/** Packs on their devices. */
export interface OpenedPacks {
  readonly packs: readonly OpenedPack[];
  /** Closes the way to every device. Safe to call twice. */
  dispose(): Promise<void>;
}

/**
 * Puts packs on their devices: each on the first of the named drivers that it has.
 *
 * - Where one cannot be opened, those before it are closed again.
 *
 * @throws {UsageError} where a pack has none of the drivers, a driver or an option is used by no pack, or a state cannot be used.
 * @throws {DeviceError} where a device cannot be reached.
 */
export async function openPacks(packs: readonly PackContribution[], options: DeviceOptions): Promise<OpenedPacks> {
  const drivers = chooseDrivers(packs, options);
  const states = assignStates(packs, { states: options.state, drivers });
  const opened: OpenedPack[] = [];
  const dispose = async (): Promise<void> => {
    for (const pack of opened) await pack.dispose?.();
  };
  try {
    // One after the other, so that what was opened is known when the next cannot be.
    for (const { name } of packs) {
      const { driver, open } = requireDriver(drivers, name);
      const pack = await open({ ...options, state: states.get(name), isDryRun: options.dryRun ?? false });
      opened.push({ deviceName: nameDevice(driver, options), ...pack });
    }
  } catch (error) {
    await dispose();
    throw error;
  }
  return { packs: opened, dispose };
}

/** The driver of a pack. */
interface ChosenDriver {
  readonly driver: DriverName;
  readonly open: OpenPack;
}

type ChosenDrivers = ReadonlyMap<string, ChosenDriver>;

function requireDriver(drivers: ChosenDrivers, name: string): ChosenDriver {
  const driver = drivers.get(name);
  if (!driver) throw new Error(`no driver was chosen for ${name}`);
  return driver;
}

function chooseDrivers(packs: readonly PackContribution[], options: DeviceOptions): ChosenDrivers {
  const wanted = options.driver.length === 0 ? (['simulator'] as const) : options.driver.map(readDriverName);
  const chosen: ChosenDrivers = new Map(packs.map((pack) => [pack.name, chooseDriver(pack, wanted)] as const));
  const used = new Set(Array.from(chosen.values(), ({ driver }) => driver));
  const unused = wanted.filter((driver) => !used.has(driver));
  if (unused.length > 0)
    throw new UsageError(`No pack that is used here is reached by ${unused.join(' or ')}.\n${packs.map(describeDrivers).join('\n')}`);
  checkPlaces(options, used);
  return chosen;
}

function readDriverName(name: string): DriverName {
  const driver = driverNames.find((candidate) => candidate === name);
  if (!driver) throw new UsageError(`There is no driver "${name}". Known: ${driverNames.join(', ')}.`);
  return driver;
}

function chooseDriver(pack: PackContribution, wanted: readonly DriverName[]): ChosenDriver {
  for (const driver of wanted) {
    const open = pack.drivers[driver];
    if (open) return { driver, open };
  }
  throw new UsageError(`The pack ${pack.name} has no driver ${wanted.join(' or ')}.\n${describeDrivers(pack)}`);
}

const describeDrivers = ({ name, drivers }: PackContribution): string => `  ${name} has: ${Object.keys(drivers).join(', ')}`;

/** A place that nobody looks at was meant for a device that would not be acted on. */
function checkPlaces({ adbSerial, adbHost, adbAddress, vissUrl }: DevicePlaces, used: ReadonlySet<DriverName>): void {
  const adb = Object.entries({ '--adb-serial': adbSerial, '--adb-host': adbHost, '--adb-address': adbAddress });
  const given = adb.filter(([, value]) => value !== undefined).map(([flag]) => flag);
  if (given.length > 0 && !used.has('adb')) throw new UsageError(`${given.join(' and ')} goes with --driver adb.`);
  if (adbAddress !== undefined && given.length > 1)
    throw new UsageError(
      '--adb-address speaks to the phone itself; --adb-host and --adb-serial are about the adb server. Give one or the other.',
    );
  if (vissUrl !== undefined && !used.has('viss')) throw new UsageError('--viss-url goes with --driver viss.');
  if (vissUrl !== undefined && !/^wss?:\/\//iu.test(vissUrl))
    throw new UsageError(`--viss-url takes an address such as ws://127.0.0.1:8090; "${vissUrl}" is none.`);
}

interface AssignStatesOptions {
  readonly states: readonly string[];
  readonly drivers: ChosenDrivers;
}

function assignStates(packs: readonly PackContribution[], { states, drivers }: AssignStatesOptions): ReadonlyMap<string, string> {
  const simulators = packs.filter(({ name }) => drivers.get(name)?.driver === 'simulator');
  const assigned = new Map<string, string>();
  for (const written of states) {
    const { name, state } = assignState(written, simulators);
    if (assigned.has(name)) throw new UsageError(`--state is given twice for ${name}.`);
    assigned.set(name, state);
  }
  return assigned;
}

/** `android=phone.json` names its pack; a path with such a beginning is written with a folder before it. */
const packBefore = /^([a-z][a-z0-9_]*)=(.*)$/su;

function assignState(written: string, simulators: readonly PackContribution[]): { readonly name: string; readonly state: string } {
  const [, packName, state = written] = packBefore.exec(written) ?? [];
  const knowing = simulators.filter(({ presets }) => presets.includes(state));
  const candidates =
    packName === undefined ? (knowing.length > 0 ? knowing : simulators) : simulators.filter(({ name }) => name === packName);
  const [meant, ...others] = candidates;
  if (!meant) {
    const names = simulators.map(({ name }) => name).join(', ');
    throw new UsageError(`--state ${written} is for no simulated device that is used here. Those are: ${names || 'none'}.`);
  }
  if (others.length > 0)
    throw new UsageError(
      `Several devices are simulated; say whose state it is: ${candidates.map(({ name }) => `--state ${name}=${state}`).join(' or ')}.`,
    );
  return { name: meant.name, state };
}
