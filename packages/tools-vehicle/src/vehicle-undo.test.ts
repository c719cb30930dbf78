import type { JsonValue } from '@octoweave/core';
import { runAndUndo, type UndoneRun } from '@octoweave/core/testing';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryCalls, arbitraryCar } from './__fixtures__/arbitrary-vehicle-calls.ts';
import { vehicleToolCases } from './__fixtures__/vehicle-tool-cases.ts';
import { implementVehiclePack, type SimulatedVehicle, simulatedVehicle } from './index.ts';

const cases = vehicleToolCases.map((one) => Object.assign({ call: `${one.tool} ${JSON.stringify(one.input)}` }, one));

/** Calls of the cases that change something and stay, with the words that say why. */
const kept: Readonly<Record<string, RegExp>> = {
  'control_exterior_lights {"light":"headlights","state":"off"}': /DAYTIME_RUNNING_LIGHTS/u,
  'set_ambient_lighting {"zone":"rear","brightness":0}': /not alike before/u,
  'start_navigation {"destination":"Ferry Building","avoid":["tolls"]}': /ends the guidance/u,
  'control_media {"action":"next","source":"usb"}': /where in the music/iu,
  'control_media {"action":"rewind"}': /where in the music/iu,
  'set_cruise_control {"action":"set speed","speed":110}': /0 km\/h/u,
};

/** What the driving state forbids stays forbidden when it would undo something. */
const refusals: ReadonlySet<string> = new Set(['driving-state-refused', 'side-unknown']);

const failedCalls = ({ undoing }: UndoneRun): readonly string[] =>
  (undoing?.calls ?? []).flatMap(({ outcome }) => (outcome?.status === 'failed' ? [outcome.code] : []));

/** The leaves that may differ: what stays is said to stay, and what was refused is told. */
function admittedPaths({ plan, undoing }: UndoneRun): ReadonlySet<string> {
  const done = new Set(undoing?.calls.filter(({ status }) => status === 'confirmed').map(({ callId }) => callId));
  const admitted = plan.steps.filter(
    (step) => step.type === 'refusal' || step.remains !== undefined || !step.calls.every(({ id }) => done.has(id)),
  );
  return new Set(admitted.flatMap(({ call }) => call.changes.map(({ path }) => `Vehicle.${path}`)));
}

const differingPaths = (device: SimulatedVehicle, before: ReturnType<SimulatedVehicle['snapshot']>): readonly string[] =>
  device.diff(before).map(({ path }) => path);

describe('undo of vehicle tools', () => {
  it.each(cases)('takes back $call, or says why not', async ({ call, tool, input, preset, state, ends }) => {
    const device = simulatedVehicle({ preset, state });
    const before = device.snapshot();
    const undone = await runAndUndo(implementVehiclePack({ device }), [{ tool, input: input as Readonly<Record<string, JsonValue>> }]);
    const [step] = undone.plan.steps;
    if (Object.keys(ends).length === 0) expect(step).toMatchObject({ code: expect.stringMatching(/^(?:only-read|changed-nothing)$/u) });
    else if (Object.hasOwn(kept, call))
      expect(step).toMatchObject({ code: 'no-way-back', reason: expect.stringMatching(kept[call] ?? '') });
    else expect(step?.type).toBe('undo');
    const admitted = admittedPaths(undone);
    expect(differingPaths(device, before).filter((path) => !admitted.has(path))).toEqual([]);
    expect(failedCalls(undone).filter((code) => !refusals.has(code))).toEqual([]);
  });

  it('does not fold a mirror while the car moves, also where that undoes something', async () => {
    const state = { 'Vehicle.Body.Mirrors.DriverSide.IsFolded': true };
    const pack = implementVehiclePack({ device: simulatedVehicle({ preset: 'moving', state }) });
    expect(failedCalls(await runAndUndo(pack, [{ tool: 'adjust_mirror', input: { mirror: 'left', action: 'unfold' } }]))).toEqual([
      'driving-state-refused',
    ]);
  });

  it('switches cruise control off again, and says that its speed stays', async () => {
    const device = simulatedVehicle({ preset: 'moving' });
    const { plan } = await runAndUndo(implementVehiclePack({ device }), [
      { tool: 'set_cruise_control', input: { action: 'enable', speed: 90 } },
    ]);
    expect(plan.steps).toMatchObject([{ remains: 'The speed stays set: no call sets the 0 km/h from before.' }]);
    expect(device.snapshot().values).toMatchObject({
      'Vehicle.ADAS.CruiseControl.IsEnabled': false,
      'Vehicle.ADAS.CruiseControl.SpeedSet': 90,
    });
  });

  it('takes back only what a call did that failed halfway', async () => {
    const device = simulatedVehicle({ preset: 'parked' });
    const stuck = { ...device, watch: () => Promise.reject(new Error('the car is gone')) };
    const { run, plan } = await runAndUndo(implementVehiclePack({ device: stuck }), [
      { tool: 'set_air_conditioning', input: { enabled: false, recirculation: true } },
    ]);
    expect(run.calls).toMatchObject([{ status: 'failed', changes: [{ path: 'Cabin.HVAC.IsRecirculationActive' }] }]);
    expect(plan.steps).toMatchObject([{ reason: 'Whether the air conditioning was on before is not known.' }]);
  });

  it('leaves any car as it was after any calls, but for what it says stays', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryCar, arbitraryCalls, async (options, calls) => {
        const device = simulatedVehicle(options);
        const before = device.snapshot();
        const undone = await runAndUndo(implementVehiclePack({ device }), calls);
        const admitted = admittedPaths(undone);
        expect(differingPaths(device, before).filter((path) => !admitted.has(path) && path !== 'Vehicle.Cabin.Sunroof.Switch')).toEqual([]);
        expect(failedCalls(undone).filter((code) => !refusals.has(code))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
