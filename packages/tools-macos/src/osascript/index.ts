export { osascriptMac, type OsascriptMac, type OsascriptMacOptions } from './osascript-mac.ts';
export { macCommand, type LocalMacCall } from './mac-command.ts';
export { execFileRunner, type CommandOutput, type CommandRunner, type MacCommand } from './command-runner.ts';
