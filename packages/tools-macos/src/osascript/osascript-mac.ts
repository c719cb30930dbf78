import type { MacDevice } from '../mac-device.ts';
import { MacError } from '../mac-error.ts';
import { createMacPorts, type MacCall, type MacOperationInput, type MacOperationName, type MacOperationOutput } from '../mac-operation.ts';
import { abortReason, type PortOptions } from '../port-options.ts';
import type { ZoomPort } from '../zoom/zoom-port.ts';
import { type CommandOutput, type CommandRunner, execFileRunner, type MacCommand } from './command-runner.ts';
import { type LocalMacCall, macCommand } from './mac-command.ts';
import { checkExit, readScriptOutput } from './read-script-output.ts';

/** What a Mac is reached with. */
export interface OsascriptMacOptions {
  /** @defaultValue runs programs of this computer */
  readonly runner?: CommandRunner | undefined;
  /** @defaultValue the time zone of this computer */
  readonly timeZone?: string | undefined;
  /** How long one program may take. The first call to an app waits for a person to allow it. @defaultValue 30,000 */
  readonly deadlineMs?: number | undefined;
  /** @defaultValue refuses: no network is used unless it is given */
  readonly zoom?: ZoomPort | undefined;
}

/** The Mac this runs on, by its scripts. */
export interface OsascriptMac extends MacDevice {
  /** The program a call would run, and its arguments, for a dry run; nothing is run. */
  describe(call: LocalMacCall): MacCommand;
}

const notConnected: ZoomPort = {
  createMeeting: () =>
    Promise.reject(new MacError({ code: 'not-connected', operation: 'zoom.createMeeting', message: 'No Zoom account is connected.' })),
};

/** A Mac whose apps are scripted: one static script for each operation, with what was said as its argument. */
export function osascriptMac({
  runner = execFileRunner,
  timeZone = new Intl.DateTimeFormat().resolvedOptions().timeZone,
  deadlineMs = 30_000,
  zoom = notConnected,
}: OsascriptMacOptions = {}): OsascriptMac {
  const perform = async <Name extends MacOperationName>(
    operation: Name,
    input: MacOperationInput<Name>,
    { signal }: PortOptions = {},
  ): Promise<MacOperationOutput<Name>> => {
    const call = { operation, input } as unknown as LocalMacCall;
    const command = macCommand(call);
    checkCommand(operation, command);
    const output = await runWithin(runner, command, { operation, deadlineMs, signal });
    return readOutput(call, output) as MacOperationOutput<Name>;
  };
  return { ...createMacPorts(perform), zoom, timeZone, describe: macCommand };
}

/** No program can be given a null character, and `open` takes what begins with a dash for an option. */
function checkCommand(operation: string, { command, args }: MacCommand): void {
  if (args.some((argument) => argument.includes('\0')))
    throw new MacError({ code: 'object-missing', operation, message: 'A null character cannot be part of it.' });
  if (command === 'open' && !/^(?:\/|sms:|https:\/\/maps\.apple\.com\/)/u.test(args[0] ?? ''))
    throw new MacError({ code: 'object-missing', operation, message: `${args[0]} is neither an absolute path nor a map.` });
}

function readOutput(call: LocalMacCall, output: CommandOutput): unknown {
  switch (call.operation) {
    case 'messages.draft':
      checkExit(call.operation, output);
      return { recipients: call.input.recipients };
    case 'files.open':
    case 'maps.show':
      checkExit(call.operation, output);
      return call.input;
    case 'files.find':
      checkExit(call.operation, output);
      return output.stdout
        .split('\0')
        .filter((path) => path.startsWith('/'))
        .map((path) => ({ path, name: path.slice(path.lastIndexOf('/') + 1) }));
    case 'calendar.inviteGuests':
      readScriptOutput(call.operation, output);
      return { addresses: call.input.addresses };
    case 'messages.send':
      readScriptOutput(call.operation, output);
      return { recipients: call.input.recipients };
    default:
      return readScriptOutput(call.operation, output);
  }
}

interface RunWithinOptions extends PortOptions {
  readonly operation: MacCall['operation'];
  readonly deadlineMs: number;
}

/** Ends the program at the deadline or when aborted, and does not wait for a runner that ignores it. */
async function runWithin(
  runner: CommandRunner,
  command: MacCommand,
  { operation, deadlineMs, signal }: RunWithinOptions,
): Promise<CommandOutput> {
  if (signal?.aborted) throw abortReason(signal);
  const stop = new AbortController();
  let end = (): void => {};
  const stopped = new Promise<never>((_resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new MacError({ code: 'deadline-missed', operation, message: `The Mac did not answer within ${deadlineMs} ms.` }));
      stop.abort();
    }, deadlineMs);
    const abort = (): void => {
      if (signal) reject(abortReason(signal));
      stop.abort();
    };
    signal?.addEventListener('abort', abort, { once: true });
    end = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    };
  });
  try {
    return await Promise.race([
      runner(command, { signal: stop.signal }).catch((error: unknown) => Promise.reject(startError(operation, error))),
      stopped,
    ]);
  } finally {
    end();
  }
}

function startError(operation: string, error: unknown): unknown {
  const isMissing = typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
  if (isMissing)
    return new MacError({ code: 'not-a-mac', operation, message: 'This computer has no osascript: it runs only on a Mac.', cause: error });
  const message = error instanceof Error ? error.message : String(error);
  return new MacError({ code: 'script-failed', operation, message, cause: error });
}
