export { vehiclePack } from './vehicle-pack.ts';
export { implementVehiclePack, vehicleTools } from './vehicle-tools.ts';
export type { VehicleToolOptions } from './vehicle-tool.ts';

export type { Geocoder, GeoPoint, SignalOptions, VehicleSignals, WatchSignalOptions } from './vehicle-port.ts';
export type { VehicleSignalPath, VehicleSignalValue, VehicleSignalValues } from './signals/vehicle-signal.ts';
export { isVehicleSignalPath, signalDeclaration, signalUnit, vehicleSignalPaths } from './signals/vehicle-signal.ts';
export type { VehicleSignalDeclaration } from './signals/vehicle-signal-table.ts';
export { describeVehicleCall } from './signals/describe-vehicle-call.ts';
export type { DescribedVehicleCall, DescribedWrite, DescribeVehicleCallOptions } from './signals/describe-vehicle-call.ts';
export { isVehicleSignalError, VehicleSignalError } from './signals/vehicle-signal-error.ts';
export type { VehicleSignalErrorCode } from './signals/vehicle-signal-error.ts';

export { readDrivingState } from './driving-state.ts';
export type { DrivingState } from './driving-state.ts';

export { simulatedVehicle } from './simulator/simulated-vehicle.ts';
export type { SimulatedVehicle, SimulatedVehicleOptions } from './simulator/simulated-vehicle.ts';
export type { VehiclePreset } from './simulator/vehicle-preset.ts';
export type { Motion, Motions, VehicleState } from './simulator/vehicle-state.ts';
export { advance } from './simulator/advance.ts';
export { applySet } from './simulator/apply-set.ts';
export type { VehicleStateEvent, VehicleStateStep } from './simulator/apply-set.ts';
export { diffVehicleStates, hashVehicleState } from './simulator/compare-vehicle-states.ts';
export type { VehicleStateDifference } from './simulator/compare-vehicle-states.ts';
export { createScaledClock, createVirtualClock } from './simulator/simulation-clock.ts';
export type { SimulationClock, VirtualClock } from './simulator/simulation-clock.ts';
