export { vehiclePack } from './vehicle-pack.ts';
