import { afterEach, describe, expect, it } from 'vitest';
import { runVehicleTool } from '../__fixtures__/run-vehicle-tool.ts';
import { vehicleToolCases } from '../__fixtures__/vehicle-tool-cases.ts';
import { simulatedGeocoder } from '../simulator/simulated-geocoder.ts';
import { type VehicleBench, vehicleBenches } from './__fixtures__/vehicle-bench.ts';
import { vehicleSignalsLaws } from './__fixtures__/vehicle-signals-laws.ts';

const open = new Set<VehicleBench>();

async function openBench(
  way: keyof typeof vehicleBenches,
  options?: Parameters<(typeof vehicleBenches)['directly']>[0],
): Promise<VehicleBench> {
  const bench = await vehicleBenches[way](options);
  open.add(bench);
  return bench;
}

afterEach(async () => {
  await Promise.all([...open].map((bench) => bench.dispose()));
  open.clear();
});

describe.each(['directly', 'over VISS'] as const)('VehicleSignals %s', (way) => {
  it.each(vehicleSignalsLaws)('$law', async ({ check }) => {
    await expect(check(await openBench(way))).resolves.toBeUndefined();
  });
});

describe('vehicle tools over VISS', () => {
  const cases = vehicleToolCases.map((one) => Object.assign({ call: `${one.tool} ${JSON.stringify(one.input)}` }, one));
  const toolOptions = { geocoder: simulatedGeocoder, allowsDrivingFunctions: true };

  it.each(cases)('end as they do on the car itself: $call', async ({ tool, input, preset, state, value = true }) => {
    const [near, far] = await Promise.all([openBench('directly', { preset, state }), openBench('over VISS', { preset, state })]);
    const nearRun = await runVehicleTool(tool, input, { ...toolOptions, device: near.device });
    const farRun = await runVehicleTool(tool, input, { ...toolOptions, device: far.device });
    expect(farRun).toEqual(nearRun);
    expect(farRun.value).toEqual(value);
    expect(far.car.hash()).toBe(near.car.hash());
    expect(far.car.snapshot().motions).toEqual({});
  });
});
