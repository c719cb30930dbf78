import { MacError, type MacErrorCode } from '../mac-error.ts';
import type { CommandOutput } from './command-runner.ts';

/** Error numbers of Apple events, and of the systems behind them. */
const numberCodes: ReadonlyMap<number, MacErrorCode> = new Map([
  [-1743, 'permission-denied'],
  [-1744, 'permission-denied'],
  [-25211, 'permission-denied'],
  [-128, 'permission-denied'],
  [-600, 'app-not-running'],
  [-609, 'app-not-running'],
  [-10810, 'app-not-running'],
  [-10827, 'app-not-running'],
  [-1728, 'object-missing'],
  [-1719, 'object-missing'],
  [-1712, 'deadline-missed'],
]);

const messages: Readonly<Partial<Record<MacErrorCode, string>>> = {
  'permission-denied': 'The Mac does not let this app control the other one.',
  'app-not-running': 'The app is not running or not installed.',
  'object-missing': 'What was meant is not there.',
  'deadline-missed': 'The app did not answer in time.',
};

/**
 * The output of a script: one JSON line, `{"output": …}` or `{"error": {"number": …, "message": …}}`.
 *
 * @throws {MacError} where the script failed, or answered with something else.
 */
export function readScriptOutput(operation: string, { exitCode, stdout, stderr }: CommandOutput): unknown {
  if (exitCode !== 0) {
    const number = Number(/\((-\d+)\)\s*$/u.exec(stderr)?.[1]);
    throw scriptError(operation, { number, message: stderr.trim() });
  }
  const answer = parseAnswer(stdout);
  if (answer === undefined)
    throw new MacError({
      code: 'output-unreadable',
      operation,
      message: `The script answered with ${JSON.stringify(stdout.slice(0, 80))}.`,
    });
  if ('error' in answer) throw scriptError(operation, answer.error);
  return answer.output;
}

/** A failure of a program that says nothing but why: `open` and `mdfind`. */
export function checkExit(operation: string, { exitCode, stderr }: CommandOutput): void {
  if (exitCode === 0) return;
  const isMissing = /does not exist|No such file|Unable to find application/u.test(stderr);
  throw new MacError({
    code: isMissing ? 'object-missing' : 'script-failed',
    operation,
    message: stderr.trim() || `It ended with ${exitCode}.`,
  });
}

type Answer = { readonly output: unknown } | { readonly error: ScriptFailure };

interface ScriptFailure {
  readonly number: number;
  readonly message: string;
}

function parseAnswer(stdout: string): Answer | undefined {
  let answer: unknown;
  try {
    answer = JSON.parse(stdout);
  } catch {
    return undefined;
  }
  if (typeof answer !== 'object' || answer === null) return undefined;
  if ('output' in answer) return { output: answer.output };
  if (!('error' in answer) || typeof answer.error !== 'object' || answer.error === null) return undefined;
  const { number, message } = answer.error as Partial<Record<keyof ScriptFailure, unknown>>;
  return { error: { number: Number(number), message: String(message) } };
}

function scriptError(operation: string, { number, message }: ScriptFailure): MacError {
  const isAppMissing = /Application can.t be found/u.test(message);
  const code = isAppMissing ? 'app-not-running' : (numberCodes.get(number) ?? 'script-failed');
  return new MacError({ code, operation, message: `${messages[code] ?? 'The script failed.'} (${message})` });
}
