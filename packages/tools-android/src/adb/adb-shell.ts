import { ToolFailure } from '@octoweave/core';
import { AdbFeature, AdbNoneProtocolProcessImpl, AdbShellProtocolProcessImpl, type AdbSocket } from '@yume-chan/adb';
import { phoneFailure } from '../phone-failure.ts';
import { type PortOptions, throwIfAborted } from '../port-options.ts';
import type { AdbCommand } from './adb-command.ts';
import type { AdbConnection } from './adb-connection.ts';
import { checkOutput, type CommandOutput } from './check-output.ts';
import { pause } from './pause.ts';
import { canJoinForAbb, joinForAbb, quoteCommand } from './quote-argument.ts';

/** Runs commands on a phone. */
export interface AdbShell {
  /**
   * Runs a command and resolves with what it printed.
   *
   * - No shell reads anything into its arguments: they are quoted, or go to the service as they are.
   *
   * @throws {ToolFailure} where the way to the phone is gone, the phone is late, or the command refuses or breaks.
   */
  run(command: AdbCommand, options?: PortOptions): Promise<string>;
}

/** How commands are run. */
export interface AdbShellOptions {
  /** How long one command may take. @defaultValue 10000 */
  readonly deadlineMs?: number | undefined;
}

/** A process on the phone: what it prints, and how it is stopped. */
interface AdbProcess {
  readonly output: Promise<CommandOutput>;
  readonly kill: () => void;
}

/** Commands over an open connection. `cmd` services go by `abb_exec`, without a shell, where it takes their arguments; the rest by shell_v2. */
export function createAdbShell(connection: AdbConnection, { deadlineMs = 10_000 }: AdbShellOptions = {}): AdbShell {
  return {
    async run(command, options = {}) {
      throwIfAborted(options);
      const control = new AbortController();
      const started = start(connection, command);
      const stop = (): void =>
        void started.then(
          ({ kill }) => kill(),
          () => undefined,
        );
      try {
        const output = await Promise.race([
          started.then((process) => process.output),
          rejectWhenLate(command, { deadlineMs, signal: control.signal }),
          rejectWhenAborted(options.signal, control.signal),
        ]).catch(async (cause: unknown) => {
          stop();
          if (options.signal?.aborted) throw cause;
          if (!(cause instanceof ToolFailure)) throw (await findFaultSoon(connection, cause)) ?? unanswered(command, cause);
          // Late because the way broke without a word, or late because the phone is: only the way can tell.
          throw cause.code === 'deadline-missed' ? ((await findFaultSoon(connection, cause)) ?? cause) : cause;
        });
        // A service that has said all and a phone that is gone look the same from here.
        const fault = output.exitCode === undefined ? await findFaultSoon(connection, undefined) : undefined;
        if (fault) throw fault;
        return checkOutput(command, output);
      } finally {
        control.abort();
      }
    },
  };
}

async function start({ adb }: AdbConnection, { argv }: AdbCommand): Promise<AdbProcess> {
  const [program, ...words] = argv;
  if (program === 'cmd' && canJoinForAbb(words) && adb.canUseFeature(AdbFeature.AbbExec)) {
    const socket = await adb.createSocket(`abb_exec:${joinForAbb(words)}`);
    const stdout = readText(new AdbNoneProtocolProcessImpl(socket).output);
    return openProcess(
      socket,
      stdout.then((text) => ({ stdout: text, stderr: '', exitCode: undefined })),
    );
  }
  if (!adb.canUseFeature(AdbFeature.ShellV2))
    throw phoneFailure('not-supported', { message: 'This phone has no shell that tells how a command ended.', advice: 'Android 7 has.' });
  // Opened here and not by the client's `spawn`, which takes a command apart and joins it again by rules of its own.
  const socket = await adb.createSocket(`shell,v2,raw:${quoteCommand(argv)}`);
  const process = new AdbShellProtocolProcessImpl(socket);
  const printed = Promise.all([readText(process.stdout), readText(process.stderr), process.exited]);
  return openProcess(
    socket,
    printed.then(([stdout, stderr, exitCode]) => ({ stdout, stderr, exitCode })),
  );
}

/** A socket that was reset closes and never ends its stream: what was not read a moment later will never come. */
function openProcess(socket: AdbSocket, output: Promise<CommandOutput>): AdbProcess {
  const drain = new AbortController();
  const broken = socket.closed.then(() => pause(drainMs, drain.signal)).then(() => Promise.reject(new Error('The socket closed.')));
  return {
    output: Promise.race([output, broken]).finally(() => drain.abort()),
    kill: () => ignore(socket.close()),
  };
}

const drainMs = 1000;
const longestDiagnosisMs = 2000;

/** What is wrong with the way; an adb server that is stuck itself is not waited for. */
function findFaultSoon(connection: AdbConnection, cause: unknown): Promise<ToolFailure | undefined> {
  const found = new AbortController();
  return Promise.race([connection.findFault(cause), pause(longestDiagnosisMs, found.signal)]).finally(() => found.abort());
}

/** What a killed process still says interests nobody. */
function ignore(work: unknown): void {
  Promise.resolve(work).catch(() => undefined);
}

interface ByteReader {
  getReader(): { read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }> };
}

/** Decodes once, at the end: a character may be cut by the border of two packets. */
async function readText(stream: ByteReader): Promise<string> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    text += decoder.decode(value, { stream: true });
  }
}

interface LateOptions {
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
}

function rejectWhenLate({ argv }: AdbCommand, { deadlineMs, signal }: LateOptions): Promise<never> {
  return new Promise((_, reject) => {
    const message = `${argv.slice(0, 2).join(' ')} did not end within ${deadlineMs} ms.`;
    const timer = setTimeout(() => reject(phoneFailure('deadline-missed', { message })), deadlineMs);
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  });
}

function rejectWhenAborted(signal: AbortSignal | undefined, over: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const look = (): void => {
      try {
        throwIfAborted({ signal });
      } catch (reason) {
        reject(reason);
      }
    };
    signal?.addEventListener('abort', look, { once: true });
    over.addEventListener('abort', () => signal?.removeEventListener('abort', look), { once: true });
  });
}

const unanswered = ({ argv }: AdbCommand, cause: unknown): ToolFailure =>
  phoneFailure('command-failed', { message: `${argv.slice(0, 2).join(' ')} ended without an answer.`, cause });
