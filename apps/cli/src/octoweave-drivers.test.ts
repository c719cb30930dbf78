import { createServer, type AddressInfo, type Server } from 'node:net';
import { vissVehicle } from '@octoweave/tools-vehicle/viss';
import { beforeAll, describe, expect, it } from 'vitest';
import { eventsOf } from './__fixtures__/events-of.ts';
import { runOctoweave } from './__fixtures__/run-octoweave.ts';
import { serveCar, type ServedCar } from './__fixtures__/serve-car.ts';

describe('octoweave simulate vehicle --viss', () => {
  let car: ServedCar;
  beforeAll(async () => {
    car = await serveCar(['--time-scale', '20']);
  });

  it('is driven by calls of another process, over a real WebSocket', async () => {
    const words = ['call', '--driver', 'viss', '--viss-url', car.url, 'operate_sunroof("open", 50); set_climate_temperature("driver", 70)'];
    const { status, output } = await runOctoweave(words);
    expect(output).toMatch(/operate_sunroof .*ok +Cabin\.Sunroof\.Position 0 -> \d+ %/u);
    expect(status).toBe(0);
    const device = await vissVehicle({ url: car.url });
    const held = await device.get(['Vehicle.Cabin.Sunroof.Position', 'Vehicle.Cabin.HVAC.Station.Row1.Driver.Temperature']);
    device.dispose();
    expect(held['Vehicle.Cabin.Sunroof.Position']).toBeGreaterThanOrEqual(50);
    expect(held['Vehicle.Cabin.HVAC.Station.Row1.Driver.Temperature']).toBeCloseTo(21.1);
  });

  it('is driven by the model', async () => {
    const { status, output } = await runOctoweave(['run', '--driver', 'viss', '--viss-url', car.url, 'close the sunroof']);
    expect(output).toMatch(/operate_sunroof +close .*ok +Cabin\.Sunroof\.Position \d+ -> 0 %/u);
    expect(status).toBe(0);
  });

  it('is only read by a dry run, which shows the requests that would be sent', async () => {
    const words = ['call', '--dry-run', '--json', '--driver', 'viss', '--viss-url', car.url, 'set_climate_temperature("driver", 80)'];
    const { status, output, errors } = await runOctoweave(words);
    expect(eventsOf(output)).toContainEqual({
      type: 'call-preview',
      callId: '1',
      toolId: 'vehicle.set_climate_temperature',
      steps: [
        { type: 'viss-request', request: { action: 'set', path: 'Vehicle.Cabin.HVAC.Station.Row1.Driver.Temperature', value: '26.7' } },
      ],
    });
    expect(errors).toBe('');
    expect(status).toBe(0);
  });

  it('is refused what is too dangerous on a car that may be real', async () => {
    const words = [
      'call',
      '--driver',
      'viss',
      '--viss-url',
      car.url,
      'set_cruise_control("enable")',
      '--approve-sensitive',
      'set_cruise_control',
    ];
    const { status, output } = await runOctoweave(words);
    expect(output).toMatch(/set_cruise_control .*failed/u);
    expect(status).toBe(4);
  });

  it('tells what changed, and ends with Ctrl-C', async () => {
    const { status, events } = await car.stop();
    expect(events.map(({ type }) => type)).toEqual([
      'simulation-start',
      ...events.slice(1, -1).map(() => 'signal-change'),
      'simulation-end',
    ]);
    const changes = events.flatMap((event) => (event.type === 'signal-change' ? [event.change] : []));
    expect(changes).toContainEqual({ path: 'Vehicle.Cabin.HVAC.Station.Row1.Driver.Temperature', from: 20, to: 21.1, unit: '°C' });
    expect(changes.findLast(({ path }) => path === 'Vehicle.Cabin.Sunroof.Position')).toMatchObject({ to: 0, unit: '%' });
    expect(status).toBe(0);
  });

  it('says that its port is taken', async () => {
    const server = await listen();
    const { status, errors } = await runOctoweave(['simulate', 'vehicle', '--viss', '--port', String(portOf(server))]);
    expect(errors).toContain(`Port ${portOf(server)} is taken. Choose another with --port`);
    expect(status).toBe(2);
    server.close();
  });
});

async function listen(): Promise<Server> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return server;
}

const portOf = (server: Server): number => (server.address() as AddressInfo | null)?.port ?? 0;

describe('octoweave --driver', () => {
  let closedPort: number;
  beforeAll(async () => {
    const server = await listen();
    closedPort = portOf(server);
    await new Promise((resolve) => {
      server.close(resolve);
    });
  });

  it('says what to do where there is no way to a device, and runs nothing', async () => {
    const at = `127.0.0.1:${closedPort}`;
    const cases = [
      [['--driver', 'viss', '--viss-url', `ws://${at}`, 'operate_sunroof("open")'], 'No VISS v2 server answers'],
      [['--driver', 'adb', '--adb-host', at, 'set_volume(4, "ring")'], 'The adb server does not answer. Run `adb start-server`'],
      [['--driver', 'adb', '--adb-address', at, 'set_volume(4, "ring")'], `The phone ${at} is not connected. Check the cable`],
    ] as const;
    for (const [words, message] of cases) {
      const { status, output, errors } = await runOctoweave(['call', ...words]);
      expect(errors).toContain(message);
      expect(output).toBe('');
      expect(status).toBe(7);
    }
  });

  it.runIf(process.platform !== 'darwin')('says that osascript is on macOS only', async () => {
    const { status, errors } = await runOctoweave(['call', '--driver', 'osascript', 'create_note("a", "b")']);
    expect(errors).toContain('osascript is there on macOS only.');
    expect(status).toBe(7);
  });

  it('says which drivers the pack has', async () => {
    const { status, errors } = await runOctoweave(['call', '--driver', 'adb', 'operate_sunroof("open")']);
    expect(errors).toContain('The pack vehicle has no driver adb.\n  vehicle has: simulator, viss');
    expect(status).toBe(2);
  });

  it('refuses an address that is none', async () => {
    const { status, errors } = await runOctoweave(['call', '--driver', 'adb', '--adb-host', 'a:b:c', 'set_volume(4, "ring")']);
    expect(errors).toContain('such as 127.0.0.1:5555');
    expect(status).toBe(2);
  });
});

describe('octoweave call --dry-run', () => {
  it('shows the signals that a simulated car would be told, and what it would refuse', async () => {
    const { output } = await runOctoweave([
      'call',
      '--dry-run',
      '--state',
      'moving',
      'set_climate_temperature("driver", 70); control_trunk("open")',
    ]);
    expect(output).toMatch(/set_climate_temperature .*dry run\n +Vehicle\.Cabin\.HVAC\.Station\.Row1\.Driver\.Temperature = 21\.1 °C\n/u);
    expect(output).toMatch(/control_trunk .*dry run\n +It would end with: /u);
  });

  it('shows calls as those before them would leave the car', async () => {
    const { output } = await runOctoweave(['call', '--dry-run', 'operate_sunroof("open"); operate_sunroof("close")']);
    expect(output).toContain('Vehicle.Cabin.Sunroof.Switch = ONE_SHOT_CLOSE');
  });

  it('shows the commands of a phone as one shell word each, without a phone', async () => {
    const label = "it's $(reboot)";
    const words = ['call', '--dry-run', '--driver', 'adb', `set_timer_alarm("06:30", "${label}")`];
    const { status, output } = await runOctoweave(words);
    expect(output).toContain("adb shell 'dumpsys alarm'\n");
    expect(status).toBe(0);
    const preview = eventsOf((await runOctoweave([...words, '--json'])).output).find((event) => event.type === 'call-preview');
    expect(preview).toMatchObject({ steps: [{ effect: 'read' }, { effect: 'write', argv: expect.arrayContaining([label]) }, {}] });
  });

  it('shows the programs of a Mac and their arguments, anywhere', async () => {
    const words = ['call', '--dry-run', '--json', '--driver', 'osascript', 'create_note("Hi", "a \\"b\\" $(x)")'];
    const preview = eventsOf((await runOctoweave(words)).output).find((event) => event.type === 'call-preview');
    expect(preview).toMatchObject({
      toolId: 'macos.create_note',
      steps: [
        { type: 'program', command: 'osascript', args: { 2: expect.stringMatching(/notes\.folders\.js$/u) } },
        { type: 'program', command: 'osascript', args: { 4: expect.stringContaining('$(x)') } },
      ],
      note: expect.stringContaining('A simulated Mac answered'),
    });
  });
});
