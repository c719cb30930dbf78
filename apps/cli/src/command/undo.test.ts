import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readJournal, type JournalledRun } from '@octoweave/core';
import { vissVehicle } from '@octoweave/tools-vehicle/viss';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runOctoweave, type OctoweaveResult } from '../__fixtures__/run-octoweave.ts';
import { serveCar, type ServedCar } from '../__fixtures__/serve-car.ts';

let folder: string;
let journal: string;
let count = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'octoweave-undo-'));
});
beforeEach(() => {
  count += 1;
  journal = join(folder, `journal-${count}.jsonl`);
});
afterAll(() => rm(folder, { recursive: true }));

const octoweave = (words: readonly string[], input = ''): Promise<OctoweaveResult> =>
  runOctoweave(words, { input, environment: { OCTOWEAVE_JOURNAL: journal } });
const readRuns = async (): Promise<readonly JournalledRun[]> => readJournal((await readFile(journal, 'utf8')).split('\n')).runs;

describe('octoweave undo', () => {
  let car: ServedCar;
  let place: readonly string[];
  beforeAll(async () => {
    car = await serveCar(['--time-scale', '20']);
    place = ['--driver', 'viss', '--viss-url', car.url];
  });
  afterAll(() => car.stop());

  const readTemperature = async (): Promise<number> => {
    const device = await vissVehicle({ url: car.url });
    const { 'Vehicle.Cabin.HVAC.Station.Row1.Driver.Temperature': held } = await device.get([
      'Vehicle.Cabin.HVAC.Station.Row1.Driver.Temperature',
    ]);
    device.dispose();
    return held;
  };

  it('takes back on the same car what another process did, on the record, and once', async () => {
    await octoweave(['call', ...place, 'set_climate_temperature("driver", 70); get_vehicle_status("doors")']);
    const shown = await octoweave(['undo', '--dry-run', ...place]);
    expect(shown.output).toMatch(/set_climate_temperature +driver 68 .*dry run\n.*Temperature","value":"20"/u);
    expect(await readTemperature()).toBeCloseTo(21.1);

    const { status, output } = await octoweave(['undo', ...place]);
    expect(output).toMatch(/^undoes run \w+\n +set_climate_temperature +driver 68 .*ok .*Temperature 21\.1 -> 20 °C\n/u);
    expect(status).toBe(0);
    expect(await readTemperature()).toBe(20);
    const [done, undoing] = await readRuns();
    expect(done?.calls.map(({ undo }) => undo)).toEqual([{ status: 'undone', runId: undoing?.runId }, undefined]);
    expect((await octoweave(['journal'])).output).toContain(`undone by run ${undoing?.runId}`);

    const again = await octoweave(['undo', ...place]);
    expect(again.errors).toContain('Nothing was done that is not undone already.');
    expect(again.status).toBe(2);
    const named = await octoweave(['undo', done?.runId.slice(0, 6) ?? '', ...place]);
    expect(named.output).toContain(`It is undone already, by run ${undoing?.runId}.`);
    expect(named.status).toBe(3);
  });

  it('asks for consent where a call of it needs that, and keeps from it where nobody gives it', async () => {
    await octoweave(['call', ...place, 'control_door_lock("front left", "lock")']);
    const denied = await octoweave(['undo', ...place]);
    expect(denied.output).toMatch(/control_door_lock +front left unlock .*denied/u);
    expect(denied.status).toBe(4);
    const approved = await octoweave(['undo', ...place, '--approve-sensitive', 'control_door_lock']);
    expect(approved.output).toMatch(/control_door_lock +front left unlock .*ok .*IsLocked true -> false/u);
    expect(approved.status).toBe(0);
  });

  it('takes back what it can, says what stays and why, and tells it to programs', async () => {
    await octoweave(['call', ...place, 'set_climate_temperature("driver", 75); control_media("next")']);
    const { status, output } = await octoweave(['undo', ...place, '--json']);
    const [plan] = output.split('\n').map((line): unknown => (line === '' ? undefined : JSON.parse(line)));
    expect(plan).toMatchObject({
      type: 'undo-plan',
      steps: [
        { type: 'refusal', code: 'no-way-back', reason: 'Where in the music it was is not known.' },
        { type: 'undo', calls: [{ toolId: 'vehicle.set_climate_temperature' }] },
      ],
    });
    expect(status).toBe(4);
  });

  it('sends nothing to another device', async () => {
    await octoweave(['call', ...place, 'set_climate_temperature("driver", 72)']);
    const { status, errors } = await octoweave(['undo']);
    expect(errors).toContain(
      `was on viss ${car.url}, and this would be a simulated device. Name the same one: --driver viss --viss-url ${car.url}.`,
    );
    expect(status).toBe(2);
    expect((await octoweave(['undo', ...place])).status).toBe(0);
  });

  it('says that a simulated device is gone with its process, and believes a state that is given', async () => {
    await octoweave(['call', 'operate_sunroof("open", 50)']);
    const { status, errors, output } = await octoweave(['undo']);
    expect(errors).toContain('was on a simulated device, which is gone with its process');
    expect(output).toBe('');
    expect(status).toBe(2);
    const state = join(folder, 'car.json');
    await writeFile(state, '{"Vehicle.Cabin.Sunroof.Position": 50}');
    const given = await octoweave(['undo', '--state', state]);
    expect(given.output).toMatch(/operate_sunroof +close .*ok +Cabin\.Sunroof\.Position 50 -> 0 %/u);
    expect(given.status).toBe(0);
  });

  it('knows no run that the journal does not have', async () => {
    await octoweave(['call', 'get_vehicle_status("doors")']);
    expect(await octoweave(['undo', 'nope'])).toMatchObject({ status: 2, errors: expect.stringContaining('The journal has no run nope.') });
    expect(await octoweave(['undo'])).toMatchObject({ status: 2, errors: expect.stringContaining('Nothing was done') });
  });
});

describe('undo in octoweave repl', () => {
  it('takes back the last request, and the one before it with the next undo', async () => {
    const lines = ['open the sunroof halfway', 'set my side to seventy', 'undo', ':state', ':undo', ':state', 'undo'];
    const { status, output, errors } = await octoweave(['repl', '--no-journal'], `${lines.join('\n')}\n`);
    expect(output).toMatch(
      /set_climate_temperature +driver 68 .*ok .* 21\.1 -> 20 °C\n[^\n]+\n +Vehicle\.Cabin\.Sunroof\.Position 0 -> 50\n/u,
    );
    expect(output).toMatch(
      /undoes run \w+ +"open the sunroof halfway"\n +operate_sunroof +close .*50 -> 0 %\n[^\n]+\n +Nothing has changed\.\n/u,
    );
    expect(errors).toContain('Nothing was done that is not undone already.');
    expect(status).toBe(0);
  });
});
