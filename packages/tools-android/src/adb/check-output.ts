import { phoneFailure } from '../phone-failure.ts';
import type { AdbCommand } from './adb-command.ts';

/** What a command printed. `abb_exec` tells no exit code and mixes both outputs. */
export interface CommandOutput {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | undefined;
}

const refusal = /SecurityException|Permission Denial|[Pp]ermission denied|requires android\.permission\./u;
const breakdown = /^(?:Error\b|Error:|Exception occurred|Unknown command|cmd: Can't find service|[\w.]+Exception\b)/mu;

/**
 * The output of a command that ran.
 *
 * - Contents of the phone are never taken for an error: rows and values are not searched, only what a command says about itself.
 *
 * @throws {ToolFailure} `permission-denied` or `command-failed`.
 */
export function checkOutput({ argv }: AdbCommand, { stdout, stderr, exitCode }: CommandOutput): string {
  const [program = ''] = argv;
  const isTold = exitCode !== undefined;
  const isQuiet = exitCode === 0 && program !== 'cmd';
  const spoken = isQuiet ? stderr : `${stderr}\n${withoutEcho(stdout)}`;
  const isBroken = (isTold && exitCode !== 0) || breakdown.test(spoken);
  const what = argv.slice(0, 3).join(' ');
  if (refusal.test(spoken)) throw phoneFailure('permission-denied', { message: `The phone does not allow "${what}".` });
  if (isBroken) throw phoneFailure('command-failed', { message: `"${what}" failed on the phone: ${firstLine(spoken)}` });
  if (argv[1] === 'activity' && !/^Status: ok\s*$/mu.test(stdout))
    throw phoneFailure('command-failed', { message: 'No app of the phone took it.', advice: 'Install an app for it, or do it by hand.' });
  return stdout;
}

/** What starts an activity first repeats the intent, with text of the person in it. */
const withoutEcho = (stdout: string): string => stdout.replace(/^Starting: Intent .*$/mu, '');

const firstLine = (text: string): string => text.trim().split('\n')[0]?.slice(0, 200) ?? '';
