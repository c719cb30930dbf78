export { serveVehicleOverViss } from './serve-vehicle-over-viss.ts';
export type { ServeVehicleOverVissOptions, VissServer } from './serve-vehicle-over-viss.ts';
