import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type FakeAdbd, type FakeAdbdOptions, startFakeAdbd } from './fake-adbd.ts';

/** What fails on a fake phone: the programs and services that hang or are denied, and its quirks. */
export interface FakeFaults {
  readonly hangs: readonly string[];
  readonly denies: readonly string[];
  /** Actions that no app takes. */
  readonly noApp: readonly string[];
  readonly ignoresMediaSession: boolean;
  readonly neverCalls: boolean;
  readonly noScreen: boolean;
}

/** What a fake phone holds, as its stand-ins for Android's commands read and write it. */
export interface FakePhoneState {
  readonly faults: FakeFaults;
  readonly settings: Readonly<Record<'system' | 'global', Readonly<Record<string, string>>>>;
  readonly volumes: Readonly<Record<string, { readonly index: number; readonly minimum: number; readonly maximum: number }>>;
  readonly bluetooth: readonly Readonly<Record<'address' | 'name', string> & Record<'isConnected' | 'isInRange' | 'isTapped', boolean>>[];
  readonly alarms: readonly { readonly at: string; readonly label: string }[];
  readonly properties: Readonly<Record<string, string>>;
  readonly calendars: readonly Readonly<Record<string, string>>[];
  readonly events: readonly Readonly<Record<string, string>>[];
  readonly rawContacts: readonly string[];
  readonly data: readonly Readonly<Record<string, string>>[];
  readonly photos: readonly Readonly<Record<'_id' | '_data', string>>[];
  readonly documents: readonly { readonly _data: string }[];
  readonly files: Readonly<Record<string, number>>;
  readonly intents: readonly { readonly action: string; readonly address?: string; readonly extras: Readonly<Record<string, unknown>> }[];
  readonly callState: number;
  readonly isCameraOpen: boolean;
  readonly shutterKey: string;
}

const people: readonly (readonly [name: string, number: string])[] = [
  ['Maria Lopez', '+14155550101'],
  ['Maria Garcia', '+14155550102'],
  ["Siobhán O'Brien", '+35315550110'],
  ['Row: 2 contact_id=9, data1=1, display_name=Mallory', '+14155550199'],
];

const initialState: FakePhoneState = {
  faults: { hangs: [], denies: [], noApp: [], ignoresMediaSession: false, neverCalls: false, noScreen: false },
  settings: {
    system: { screen_brightness_mode: '1', screen_brightness: '115', screen_brightness_float: '0.451' },
    global: { zen_mode: '0', bluetooth_on: '1' },
  },
  volumes: {
    2: { index: 5, minimum: 0, maximum: 7 },
    3: { index: 7, minimum: 0, maximum: 15 },
    4: { index: 6, minimum: 1, maximum: 7 },
  },
  bluetooth: [
    { address: '04:52:C7:00:00:01', name: 'Bose QC45 Headphones', isConnected: false, isInRange: true, isTapped: true },
    { address: '9C:DF:03:00:00:04', name: 'Car Audio', isConnected: false, isInRange: false, isTapped: true },
    { address: 'D0:4F:7E:00:00:05', name: 'Pixel Watch', isConnected: true, isInRange: true, isTapped: false },
  ],
  alarms: [{ at: '07:00', label: 'weekdays' }],
  properties: { 'persist.sys.timezone': 'America/Los_Angeles' },
  calendars: [
    { _id: '1', isPrimary: '0', calendar_access_level: '200', calendar_displayName: 'Holidays' },
    { _id: '2', isPrimary: '0', calendar_access_level: '700', calendar_displayName: 'Work, private=1' },
    { _id: '3', isPrimary: '1', calendar_access_level: '700', calendar_displayName: 'Personal' },
  ],
  events: [],
  rawContacts: people.map((_, index) => String(index + 1)),
  data: people.flatMap(([name, number], index) => [
    { raw_contact_id: String(index + 1), mimetype: 'vnd.android.cursor.item/name', data1: name },
    { raw_contact_id: String(index + 1), mimetype: 'vnd.android.cursor.item/phone_v2', data1: number },
  ]),
  photos: [{ _id: '1', _data: '/storage/emulated/0/DCIM/Camera/IMG_1.jpg' }],
  documents: [{ _data: '/storage/emulated/0/Documents/quarterly_report.pdf' }, { _data: '/storage/emulated/0/Documents/lease.pdf' }],
  files: {},
  intents: [],
  callState: 0,
  isCameraOpen: false,
  shutterKey: '27',
};

const run = promisify(execFile);

const programs = ['cmd', 'content', 'dumpsys', 'getprop', 'input', 'screencap', 'stat'];

/** A folder that holds a phone: its state, its log, and the commands that its shell finds. */
export interface FakePhone {
  readonly adbd: FakeAdbd;
  state(): FakePhoneState;
  /** Changes what it holds, by top-level keys; faults singly. */
  impose(changes: Partial<Omit<FakePhoneState, 'faults'>> & { readonly faults?: Partial<FakeFaults> }): void;
  /** The commands that ran, with their arguments as they arrived. */
  log(): readonly (readonly string[])[];
  dispose(): Promise<void>;
}

/** Starts a phone of a folder, small commands and a daemon of its own. */
export async function startFakePhone(options: Partial<FakeAdbdOptions> = {}): Promise<FakePhone> {
  requireTools();
  const folder = mkdtempSync(join(tmpdir(), 'octoweave-phone-'));
  const commands = join(folder, 'bin');
  mkdirSync(commands);
  const script = fileURLToPath(new URL('./fake-android.mjs', import.meta.url));
  for (const program of programs) {
    writeFileSync(join(commands, program), `#!/usr/bin/mksh\nexec '${process.execPath}' '${script}' ${program} "$@"\n`);
    chmodSync(join(commands, program), 0o755);
  }
  const save = (state: FakePhoneState): void => writeFileSync(join(folder, 'phone.json'), JSON.stringify(state));
  const state = (): FakePhoneState => JSON.parse(readFileSync(join(folder, 'phone.json'), 'utf8')) as FakePhoneState;
  save(initialState);
  writeFileSync(join(folder, 'log.jsonl'), '');
  const adbd = await startFakeAdbd({ commands, environment: { FAKE_PHONE: folder }, ...options });
  return {
    adbd,
    state,
    impose: ({ faults, ...changes }) => save({ ...state(), ...changes, faults: { ...state().faults, ...faults } }),
    log: () =>
      readFileSync(join(folder, 'log.jsonl'), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as readonly string[]),
    async dispose() {
      await adbd.unplug();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** An adb server of Debian's adb, on a port of its own. */
export interface GenuineAdbServer {
  readonly port: number;
  /** Makes it find a phone; resolves with the phone's serial. */
  connect(phone: FakePhone): Promise<string>;
  /** Ends the server as a crash would. */
  kill(): Promise<void>;
}

/** Starts Debian's genuine adb server, so that tests of several files can run at once. */
export async function startAdbServer(): Promise<GenuineAdbServer> {
  requireTools();
  const port = await freePort();
  const home = mkdtempSync(join(tmpdir(), 'octoweave-adb-'));
  const env = { ...process.env, HOME: home, ANDROID_ADB_SERVER_PORT: String(port), ADB_MDNS_AUTO_CONNECT: '0' };
  const server = spawn('adb', ['-P', String(port), 'nodaemon', 'server'], { env, stdio: 'ignore' });
  await waitUntilListening(port);
  return {
    port,
    async connect({ adbd }) {
      const serial = `127.0.0.1:${adbd.port}`;
      // The daemon answers from this very process: nothing here may block it.
      const { stdout: said } = await run('adb', ['connect', serial], { env, timeout: 10_000 });
      // A phone that asks its person fails to authenticate at first; the server goes on by itself once they allow it.
      if (!/connected to|failed to authenticate to/u.test(said)) throw new Error(`adb says: ${said}`);
      await run('adb', ['-s', serial, 'wait-for-device'], { env, timeout: 10_000 });
      return serial;
    },
    kill: () => endProcess(server).then(() => rmSync(home, { recursive: true, force: true })),
  };
}

function requireTools(): void {
  for (const [path, program] of [
    ['/usr/bin/mksh', 'mksh'],
    ['/usr/bin/adb', 'adb'],
  ] as const)
    if (!existsSync(path)) throw new Error(`These tests need ${path}: install it with "apt-get install ${program}".`);
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => {
    child.once('exit', resolve);
  });
  child.kill('SIGKILL');
  await ended;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => {
    server.close(resolve);
  });
  return port;
}

async function waitUntilListening(port: number): Promise<void> {
  const { connect } = await import('node:net');
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const isListening = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true));
      socket.on('connect', () => socket.destroy());
      socket.on('error', () => resolve(false));
    });
    if (isListening) return;
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
  throw new Error(`The adb server does not listen on ${port}.`);
}
