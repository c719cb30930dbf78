export { androidPack } from './android-pack.ts';
export { androidTools, implementAndroidPack } from './android-tools.ts';
export type { AndroidToolOptions } from './android-tool.ts';
