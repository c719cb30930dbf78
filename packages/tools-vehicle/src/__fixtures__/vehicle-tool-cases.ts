import type { VehiclePreset, VehicleSignalValues } from '../index.ts';

/** A call, the car it meets, and what differs afterwards. */
export interface VehicleToolCase {
  readonly tool: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly state?: Partial<VehicleSignalValues>;
  readonly preset?: VehiclePreset;
  /** The leaves that differ afterwards, without `Vehicle.`; a leaf is reported with its unit. */
  readonly ends: Readonly<Record<string, unknown>>;
  readonly value?: unknown;
}

const station = 'Cabin.HVAC.Station';
const light = 'Cabin.Light.AmbientLight';
const seat = 'Cabin.Seat';
const door = 'Cabin.Door';
const mirrors = 'Body.Mirrors';
const media = 'Cabin.Infotainment.Media';
const destination = 'Cabin.Infotainment.Navigation.DestinationSet';
const charging = 'Powertrain.TractionBattery.Charging';

/** Every tool at least once, with every branch of its mapping. */
export const vehicleToolCases: readonly VehicleToolCase[] = [
  { tool: 'adjust_volume', input: { volume_diff: -5 }, ends: { [`${media}.Volume`]: 30 } },
  { tool: 'adjust_volume', input: { set_value: 25, volume_diff: 3 }, ends: { [`${media}.Volume`]: 50 } },
  { tool: 'adjust_volume', input: { volume_diff: 50 }, ends: { [`${media}.Volume`]: 100 } },
  { tool: 'adjust_volume', input: { volume_diff: -50 }, ends: { [`${media}.Volume`]: 0 } },
  { tool: 'adjust_volume', input: { set_value: 20 }, ends: {}, value: false },
  { tool: 'set_climate_temperature', input: { zone: 'driver', temperature: 70 }, ends: { [`${station}.Row1.Driver.Temperature`]: 21.1 } },
  {
    tool: 'set_climate_temperature',
    input: { zone: 'passenger', temperature: 80 },
    ends: { [`${station}.Row1.Passenger.Temperature`]: 26.7 },
  },
  {
    tool: 'set_climate_temperature',
    input: { zone: 'rear', temperature: 74 },
    ends: { [`${station}.Row2.Driver.Temperature`]: 23.3, [`${station}.Row2.Passenger.Temperature`]: 23.3 },
  },
  {
    tool: 'adjust_seat_position',
    input: { seat: 'driver', position: 'backward', distance: 20 },
    ends: { [`${seat}.Row1.DriverSide.Position`]: 320 },
  },
  {
    tool: 'adjust_seat_position',
    input: { seat: 'passenger', position: 'forward', distance: 300 },
    ends: { [`${seat}.Row1.PassengerSide.Position`]: 0 },
  },
  {
    tool: 'adjust_seat_position',
    input: { seat: 'driver', position: 'up', distance: 15 },
    ends: { [`${seat}.Row1.DriverSide.Height`]: 315 },
  },
  {
    tool: 'adjust_seat_position',
    input: { seat: 'passenger', position: 'down', distance: 40 },
    preset: 'moving',
    ends: { [`${seat}.Row1.PassengerSide.Height`]: 260 },
  },
  {
    tool: 'control_window',
    input: { window: 'rear left', position: 'down', distance: 100 },
    ends: { [`${door}.Row2.DriverSide.Window.Position`]: 22 },
  },
  {
    tool: 'control_window',
    input: { window: 'front right', position: 'down', distance: 450 },
    ends: { [`${door}.Row1.PassengerSide.Window.Position`]: 100 },
  },
  {
    tool: 'control_window',
    input: { window: 'front left', position: 'up', distance: 90 },
    state: { 'Vehicle.Cabin.Door.Row1.DriverSide.Window.Position': 60 },
    ends: { [`${door}.Row1.DriverSide.Window.Position`]: 40 },
  },
  { tool: 'control_window', input: { window: 'front left', position: 'down', distance: 1 }, ends: {}, value: false },
  { tool: 'operate_sunroof', input: { action: 'open', intensity: 50 }, ends: { 'Cabin.Sunroof.Position': 50 } },
  { tool: 'operate_sunroof', input: { action: 'open' }, ends: { 'Cabin.Sunroof.Position': 100 } },
  {
    tool: 'operate_sunroof',
    input: { action: 'open', intensity: 30 },
    state: { 'Vehicle.Cabin.Sunroof.Position': 80 },
    ends: { 'Cabin.Sunroof.Position': 30 },
  },
  {
    tool: 'operate_sunroof',
    input: { action: 'open', intensity: 30 },
    state: { 'Vehicle.Cabin.Sunroof.Position': -40 },
    ends: { 'Cabin.Sunroof.Position': 30 },
  },
  { tool: 'operate_sunroof', input: { action: 'tilt' }, ends: { 'Cabin.Sunroof.Position': -100 } },
  {
    tool: 'operate_sunroof',
    input: { action: 'tilt', intensity: 40 },
    state: { 'Vehicle.Cabin.Sunroof.Position': -90 },
    ends: { 'Cabin.Sunroof.Position': -40 },
  },
  {
    tool: 'operate_sunroof',
    input: { action: 'close' },
    state: { 'Vehicle.Cabin.Sunroof.Position': 70 },
    ends: { 'Cabin.Sunroof.Position': 0 },
  },
  {
    tool: 'operate_sunroof',
    input: { action: 'close' },
    state: { 'Vehicle.Cabin.Sunroof.Position': -70 },
    ends: { 'Cabin.Sunroof.Position': 0 },
  },
  {
    tool: 'operate_sunroof',
    input: { action: 'close', intensity: 30 },
    state: { 'Vehicle.Cabin.Sunroof.Position': 100 },
    ends: { 'Cabin.Sunroof.Position': 70 },
  },
  { tool: 'operate_sunroof', input: { action: 'close' }, ends: {}, value: false },
  { tool: 'set_air_conditioning', input: { enabled: true }, ends: { 'Cabin.HVAC.IsAirConditioningActive': true } },
  {
    tool: 'set_air_conditioning',
    input: { enabled: true, recirculation: true },
    ends: { 'Cabin.HVAC.IsAirConditioningActive': true, 'Cabin.HVAC.IsRecirculationActive': true },
  },
  { tool: 'set_fan_speed', input: { zone: 'driver', level: 3 }, ends: { [`${station}.Row1.Driver.FanSpeed`]: 43 } },
  { tool: 'set_fan_speed', input: { zone: 'passenger', level: 7 }, ends: { [`${station}.Row1.Passenger.FanSpeed`]: 100 } },
  {
    tool: 'set_fan_speed',
    input: { zone: 'rear', level: 0 },
    ends: { [`${station}.Row2.Driver.FanSpeed`]: 0, [`${station}.Row2.Passenger.FanSpeed`]: 0 },
  },
  { tool: 'control_defroster', input: { window: 'front', enabled: true }, ends: { 'Cabin.HVAC.IsFrontDefrosterActive': true } },
  { tool: 'control_defroster', input: { window: 'rear', enabled: true }, ends: { 'Cabin.HVAC.IsRearDefrosterActive': true } },
  {
    tool: 'set_seat_climate',
    input: { seat: 'driver', mode: 'heat', level: 3 },
    ends: { [`${seat}.Row1.DriverSide.HeatingCooling`]: 100 },
  },
  { tool: 'set_seat_climate', input: { seat: 'passenger', mode: 'cool' }, ends: { [`${seat}.Row1.PassengerSide.HeatingCooling`]: -67 } },
  {
    tool: 'set_seat_climate',
    input: { seat: 'rear left', mode: 'heat', level: 1 },
    ends: { [`${seat}.Row2.DriverSide.HeatingCooling`]: 33 },
  },
  {
    tool: 'set_seat_climate',
    input: { seat: 'rear right', mode: 'off' },
    state: { 'Vehicle.Cabin.Seat.Row2.PassengerSide.HeatingCooling': 100 },
    ends: { [`${seat}.Row2.PassengerSide.HeatingCooling`]: 0 },
  },
  { tool: 'control_exterior_lights', input: { light: 'headlights', state: 'on' }, ends: { 'Body.Lights.LightSwitch': 'BEAM' } },
  { tool: 'control_exterior_lights', input: { light: 'headlights', state: 'auto' }, ends: { 'Body.Lights.LightSwitch': 'AUTO' } },
  {
    tool: 'control_exterior_lights',
    input: { light: 'headlights', state: 'off' },
    preset: 'moving',
    ends: { 'Body.Lights.LightSwitch': 'OFF' },
  },
  { tool: 'control_exterior_lights', input: { light: 'parking', state: 'on' }, ends: { 'Body.Lights.LightSwitch': 'POSITION' } },
  {
    tool: 'control_exterior_lights',
    input: { light: 'parking', state: 'off' },
    state: { 'Vehicle.Body.Lights.LightSwitch': 'POSITION' },
    ends: { 'Body.Lights.LightSwitch': 'OFF' },
  },
  {
    tool: 'control_exterior_lights',
    input: { light: 'parking', state: 'off' },
    state: { 'Vehicle.Body.Lights.LightSwitch': 'BEAM' },
    ends: {},
  },
  { tool: 'control_exterior_lights', input: { light: 'high beam', state: 'on' }, ends: { 'Body.Lights.IsHighBeamSwitchOn': true } },
  { tool: 'control_exterior_lights', input: { light: 'front fog', state: 'on' }, ends: { 'Body.Lights.Fog.Front.IsOn': true } },
  { tool: 'control_exterior_lights', input: { light: 'rear fog', state: 'on' }, ends: { 'Body.Lights.Fog.Rear.IsOn': true } },
  { tool: 'control_exterior_lights', input: { light: 'hazard', state: 'on' }, ends: { 'Body.Lights.Hazard.IsSignaling': true } },
  {
    tool: 'set_ambient_lighting',
    input: { zone: 'front', color: 'blue', brightness: 40 },
    ends: Object.fromEntries(
      ['DriverSide', 'PassengerSide'].flatMap((side) => [
        [`${light}.Row1.${side}.Color`, '#0000FF'],
        [`${light}.Row1.${side}.Intensity`, 40],
        [`${light}.Row1.${side}.IsLightOn`, true],
      ]),
    ),
  },
  {
    tool: 'set_ambient_lighting',
    input: { zone: 'all', color: '#ff8800' },
    ends: Object.fromEntries(
      ['Row1.DriverSide', 'Row1.PassengerSide', 'Row2.DriverSide', 'Row2.PassengerSide'].flatMap((place) => [
        [`${light}.${place}.Color`, '#FF8800'],
        [`${light}.${place}.IsLightOn`, true],
      ]),
    ),
  },
  {
    tool: 'set_ambient_lighting',
    input: { zone: 'rear', brightness: 0 },
    state: { 'Vehicle.Cabin.Light.AmbientLight.Row2.DriverSide.IsLightOn': true },
    ends: { [`${light}.Row2.DriverSide.IsLightOn`]: false },
  },
  { tool: 'control_wipers', input: { window: 'front', mode: 'auto' }, ends: { 'Body.Windshield.Front.Wiping.Mode': 'RAIN_SENSOR' } },
  { tool: 'control_wipers', input: { window: 'rear', mode: 'interval' }, ends: { 'Body.Windshield.Rear.Wiping.Mode': 'INTERVAL' } },
  {
    tool: 'control_door_lock',
    input: { door: 'all', action: 'lock' },
    ends: { [`${door}.Row1.DriverSide.IsLocked`]: true, [`${door}.Row1.PassengerSide.IsLocked`]: true },
  },
  { tool: 'control_door_lock', input: { door: 'rear right', action: 'unlock' }, ends: { [`${door}.Row2.PassengerSide.IsLocked`]: false } },
  { tool: 'control_trunk', input: { action: 'open' }, ends: { 'Body.Trunk.Rear.IsOpen': true } },
  {
    tool: 'control_trunk',
    input: { action: 'close', trunk: 'front' },
    state: { 'Vehicle.Body.Trunk.Front.IsOpen': true },
    ends: { 'Body.Trunk.Front.IsOpen': false },
  },
  { tool: 'control_trunk', input: { action: 'close' }, ends: {}, value: false },
  { tool: 'adjust_mirror', input: { mirror: 'right', action: 'down' }, ends: { [`${mirrors}.PassengerSide.Tilt`]: -10 } },
  { tool: 'adjust_mirror', input: { mirror: 'left', action: 'left', amount: 25 }, ends: { [`${mirrors}.DriverSide.Pan`]: 25 } },
  {
    tool: 'adjust_mirror',
    input: { mirror: 'both', action: 'right', amount: 5 },
    ends: { [`${mirrors}.DriverSide.Pan`]: -5, [`${mirrors}.PassengerSide.Pan`]: -5 },
  },
  {
    tool: 'adjust_mirror',
    input: { mirror: 'both', action: 'fold' },
    ends: { [`${mirrors}.DriverSide.IsFolded`]: true, [`${mirrors}.PassengerSide.IsFolded`]: true },
  },
  {
    tool: 'adjust_mirror',
    input: { mirror: 'left', action: 'unfold' },
    preset: 'moving',
    state: { 'Vehicle.Body.Mirrors.DriverSide.IsFolded': true },
    ends: { [`${mirrors}.DriverSide.IsFolded`]: false },
  },
  { tool: 'adjust_mirror', input: { mirror: 'left', action: 'heat on' }, ends: { [`${mirrors}.DriverSide.IsHeatingOn`]: true } },
  {
    tool: 'start_navigation',
    input: { destination: 'Ferry Building', avoid: ['tolls'] },
    ends: {
      [`${destination}.Avoid`]: ['tolls'],
      [`${destination}.Latitude`]: 38.204,
      [`${destination}.Longitude`]: -122.387,
    },
  },
  { tool: 'control_media', input: { action: 'play' }, ends: { [`${media}.Action`]: 'PLAY' } },
  {
    tool: 'control_media',
    input: { action: 'next', source: 'usb' },
    ends: { [`${media}.Action`]: 'SKIP_FORWARD', [`${media}.Played.Source`]: 'USB' },
  },
  { tool: 'control_media', input: { action: 'rewind' }, ends: { [`${media}.Action`]: 'FAST_BACKWARD' } },
  { tool: 'control_media', input: { action: 'stop' }, ends: {} },
  { tool: 'set_cruise_control', input: { action: 'set speed', speed: 110 }, ends: { 'ADAS.CruiseControl.SpeedSet': 110 } },
  {
    tool: 'set_cruise_control',
    input: { action: 'enable' },
    preset: 'moving',
    ends: { 'ADAS.CruiseControl.IsEnabled': true, 'ADAS.CruiseControl.IsActive': true },
  },
  {
    tool: 'set_cruise_control',
    input: { action: 'enable', speed: 90 },
    ends: { 'ADAS.CruiseControl.IsEnabled': true, 'ADAS.CruiseControl.SpeedSet': 90 },
  },
  {
    tool: 'set_cruise_control',
    input: { action: 'disable' },
    state: { 'Vehicle.ADAS.CruiseControl.IsEnabled': true },
    ends: { 'ADAS.CruiseControl.IsEnabled': false },
  },
  { tool: 'control_charging', input: { action: 'set limit', limit: 80 }, ends: { [`${charging}.ChargeLimit`]: 80 } },
  {
    tool: 'control_charging',
    input: { action: 'start' },
    ends: { [`${charging}.StartStopCharging`]: 'START', [`${charging}.IsCharging`]: true },
  },
  {
    tool: 'control_charging',
    input: { action: 'stop' },
    state: { 'Vehicle.Powertrain.TractionBattery.Charging.StartStopCharging': 'START' },
    ends: { [`${charging}.StartStopCharging`]: 'STOP', [`${charging}.IsCharging`]: false },
  },
  {
    tool: 'control_charging',
    input: { action: 'start' },
    state: { 'Vehicle.Powertrain.TractionBattery.StateOfCharge.Displayed': 95 },
    ends: { [`${charging}.StartStopCharging`]: 'START' },
    value: false,
  },
  ...(
    [
      ['battery level', 'Battery level: 64 %'],
      ['fuel level', 'Fuel level: 55 %'],
      ['range', 'Range: 412 km'],
      ['tire pressure', 'Tire pressure: front left 240 kPa, front right 238 kPa, rear left 250 kPa, rear right 247 kPa'],
      ['odometer', 'Odometer: 18,250 km'],
      ['outside temperature', 'Outside temperature: 5 °C'],
      ['doors', 'Doors: all closed, front left and front right unlocked'],
      ['location', 'Location: 37.7749° N, 122.4194° W'],
    ] as const
  ).map(([item, value]) => ({ tool: 'get_vehicle_status', input: { item }, ends: {}, value })),
];
