export { createPack } from './create-pack.ts';
export { dimLamp, dimLampTool, type DimLampInput } from './dim-lamp.ts';
export { implementPackNamePack } from './implement-pack-name-pack.ts';
export type { LampsPort, LampsPortOptions } from './lamps-port.ts';
export { packNamePack } from './pack-name-pack.ts';
export { simulatedLamps, type LampsState, type SimulatedLamps } from './simulator/simulated-lamps.ts';
