import { describe, expect, it } from 'vitest';
import { openPacks, simulated, type DeviceOptions } from './open-packs.ts';
import { knownPacks } from './pack/known-packs.ts';
import type { OpenPack, OpenPackOptions, PackContribution } from './pack/pack-contribution.ts';

/** Packs that note how they are opened and closed. */
function notingPacks(): { readonly packs: readonly PackContribution[]; readonly notes: string[]; readonly options: OpenPackOptions[] } {
  const notes: string[] = [];
  const options: OpenPackOptions[] = [];
  const [vehicle, android] = knownPacks;
  const noting = (pack: PackContribution | undefined, driver: string, open?: OpenPack): OpenPack => {
    const name = `${pack?.name} ${driver}`;
    return async (given) => {
      notes.push(name);
      options.push(given);
      const opened = await (open ?? pack?.drivers.simulator)?.({ ...given, state: undefined });
      if (!opened) throw new Error(`no simulator of ${name}`);
      return { ...opened, dispose: async () => void notes.push(`closed ${name}`) };
    };
  };
  const packs = [vehicle, android].map((pack): PackContribution => ({
    name: pack?.name ?? '',
    presets: pack?.presets ?? [],
    declare: () => Promise.reject(new Error('not declared here')),
    drivers:
      pack === vehicle
        ? { simulator: noting(pack, 'simulator'), viss: noting(pack, 'viss') }
        : { simulator: noting(pack, 'simulator'), adb: noting(pack, 'adb', () => Promise.reject(new Error('no phone'))) },
  }));
  return { packs, notes, options };
}

const open = (options: Partial<DeviceOptions>, { packs } = notingPacks()): ReturnType<typeof openPacks> =>
  openPacks(packs, { ...simulated, ...options });

describe('openPacks', () => {
  it('opens simulators unless told otherwise, and closes what it opened', async () => {
    const noted = notingPacks();
    const { packs, dispose } = await open({}, noted);
    expect(packs.map(({ implemented }) => implemented.name)).toEqual(['vehicle', 'android']);
    await dispose();
    expect(noted.notes).toEqual(['vehicle simulator', 'android simulator', 'closed vehicle simulator', 'closed android simulator']);
  });

  it('takes for each pack the first driver that it has', async () => {
    const noted = notingPacks();
    await open({ driver: ['viss', 'simulator'] }, noted);
    expect(noted.notes).toEqual(['vehicle viss', 'android simulator']);
  });

  it('closes what it has opened where the next cannot be', async () => {
    const noted = notingPacks();
    await expect(open({ driver: ['viss', 'adb'] }, noted)).rejects.toThrow('no phone');
    expect(noted.notes).toEqual(['vehicle viss', 'android adb', 'closed vehicle viss']);
  });

  it('gives a state to the pack that is named or knows it, and to the only one', async () => {
    const noted = notingPacks();
    await open({ state: ['moving', 'android=phone.json'] }, noted);
    expect(noted.options.map(({ state }) => state)).toEqual(['moving', 'phone.json']);
    const single = notingPacks();
    await openPacks(single.packs.slice(1), { ...simulated, state: ['./a=b.json'] });
    expect(single.options.map(({ state }) => state)).toEqual(['./a=b.json']);
  });

  it.each<readonly [string, Partial<DeviceOptions>, string]>([
    ['an unknown driver', { driver: ['usb'] }, 'There is no driver "usb". Known: simulator, adb, osascript, viss.'],
    ['a driver that one of the packs has not', { driver: ['viss'] }, 'The pack android has no driver viss.\n  android has: simulator, adb'],
    ['a driver that no pack takes', { driver: ['simulator', 'adb'] }, 'No pack that is used here is reached by adb.'],
    ['a place without its driver', { adbSerial: 'x' }, '--adb-serial goes with --driver adb.'],
    ['a car without its driver', { vissUrl: 'ws://x' }, '--viss-url goes with --driver viss.'],
    ['a URL of another kind', { driver: ['viss', 'simulator'], vissUrl: 'http://x' }, 'takes an address such as ws://127.0.0.1:8090'],
    [
      'two ways to one phone',
      { driver: ['adb', 'simulator'], adbAddress: { host: 'a', port: 1 }, adbSerial: 'x' },
      'Give one or the other.',
    ],
    ['a state that may be of several devices', { state: ['x.json'] }, '--state vehicle=x.json or --state android=x.json'],
    ['a state of a device that is not used', { state: ['macos=x.json'] }, 'Those are: vehicle, android.'],
    ['a state of a real device', { driver: ['viss', 'simulator'], state: ['vehicle=moving'] }, 'Those are: android.'],
    ['two states of one device', { state: ['moving', 'vehicle=parked'] }, '--state is given twice for vehicle.'],
  ])('refuses %s', async (_, options, message) => {
    await expect(open(options)).rejects.toMatchObject({ code: 'usage', message: expect.stringContaining(message) });
  });
});
