import { describe, expect, it } from 'vitest';
import { vehicleToolCases } from '../__fixtures__/vehicle-tool-cases.ts';
import { recordingVehicle, runVehicleTool } from '../__fixtures__/run-vehicle-tool.ts';
import { simulatedVehicle, vehiclePack, type VehicleSignals } from '../index.ts';
import { describeVehicleCall } from './describe-vehicle-call.ts';
import { VehicleSignalError } from './vehicle-signal-error.ts';

const accept = (tool: string, input: unknown): unknown => {
  const checked = vehiclePack.definitions.find(({ name }) => name === tool)?.input['~standard'].validate(input);
  return checked && 'value' in checked ? checked.value : input;
};

describe('describeVehicleCall', () => {
  it.each(vehicleToolCases)('names for $tool $input the leaves that the tool then writes, and changes nothing itself', async (one) => {
    const device = simulatedVehicle({ preset: one.preset, state: one.state });
    const before = device.hash();
    const { writes } = await describeVehicleCall(one.tool, accept(one.tool, one.input), { device });
    expect(device.hash()).toBe(before);
    const recorder = recordingVehicle(device);
    await runVehicleTool(one.tool, one.input, { device: recorder });
    expect(new Set(writes.map(({ path }) => path))).toEqual(recorder.writes);
  });

  it('says the values in their order, with units', async () => {
    const { writes } = await describeVehicleCall(
      'set_climate_temperature',
      { zone: 'driver', temperature: 70 },
      { device: simulatedVehicle() },
    );
    expect(writes).toContainEqual({ path: 'Vehicle.Cabin.HVAC.Station.Row1.Driver.Temperature', value: expect.any(Number), unit: '°C' });
  });

  it('describes a call on the car as the call before it would leave it', async () => {
    const { after } = await describeVehicleCall('operate_sunroof', { action: 'open' }, { device: simulatedVehicle() });
    const { writes } = await describeVehicleCall('operate_sunroof', { action: 'close' }, { device: after });
    expect(writes[0]).toEqual({ path: 'Vehicle.Cabin.Sunroof.Switch', value: 'ONE_SHOT_CLOSE' });
  });

  it('says what the car would refuse', async () => {
    const device = simulatedVehicle({ preset: 'moving' });
    const { writes, refusal } = await describeVehicleCall('control_trunk', { action: 'open', trunk: 'rear' }, { device });
    expect(writes).toEqual([]);
    expect(refusal?.code).toBe('driving-state-refused');
  });

  it('takes a real car for one: cruise control is left to its driver', async () => {
    const device: VehicleSignals = { ...simulatedVehicle({ preset: 'moving' }), isSimulated: false };
    const { refusal } = await describeVehicleCall('set_cruise_control', { action: 'set speed', speed: 110 }, { device });
    expect(refusal?.code).toBe('driving-function-refused');
  });

  it('tells of a leaf that the car does not have', async () => {
    const car = simulatedVehicle();
    const path = 'Vehicle.Cabin.Sunroof.Position';
    const device: VehicleSignals = {
      ...car,
      get: (paths, options) =>
        paths.some((one) => one === path)
          ? Promise.reject(new VehicleSignalError({ code: 'not_found', path, message: 'There is no sunroof.' }))
          : car.get(paths, options),
    };
    expect((await describeVehicleCall('operate_sunroof', { action: 'open' }, { device })).refusal).toMatchObject({ code: 'not_found' });
  });
});
