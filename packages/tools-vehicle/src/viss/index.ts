export { vissVehicle } from './viss-vehicle.ts';
export type { VissVehicle, VissVehicleOptions } from './viss-vehicle.ts';
export type { ReconnectOptions } from './viss-link.ts';
export type { VissSocket, VissSocketEvent, VissSocketFactory } from './viss-socket.ts';
export { vissSetRequest } from './viss-value.ts';
export { VissConnectionError } from './viss-connection-error.ts';
export type { VissConnectionErrorCode } from './viss-connection-error.ts';
