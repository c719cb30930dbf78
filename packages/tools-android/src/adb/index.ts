export { describeAdbCall } from './describe-adb-call.ts';
export type { DescribedCommand, DescribedTool } from './describe-adb-call.ts';
export { adbPorts, openAdbPhone, openDirectAdbPhone } from './adb-phone.ts';
export type { AdbPhone, AdbPhoneOptions } from './adb-phone.ts';
export type { AdbConnection, AdbServerOptions } from './adb-connection.ts';
export type { DirectAdbOptions } from './direct-adb-connection.ts';
export type { AdbCommand } from './adb-command.ts';
export type { AdbShell, AdbShellOptions } from './adb-shell.ts';
