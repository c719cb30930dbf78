/// <reference types="node" />
import { execFile } from 'node:child_process';

/** A program and its arguments: no shell reads them. */
export interface MacCommand {
  readonly command: 'osascript' | 'mdfind' | 'open';
  readonly args: readonly string[];
}

/** How a program ended. */
export interface CommandOutput {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a program.
 *
 * - Resolves however the program ended; rejects where it could not be started, with `code: 'ENOENT'` where it does not exist.
 * - Ends the program and rejects when the signal is aborted.
 */
export type CommandRunner = (command: MacCommand, options: { readonly signal: AbortSignal }) => Promise<CommandOutput>;

const outputBytes = 64 * 1024 * 1024;

/** Runs programs of this computer. */
export const execFileRunner: CommandRunner = ({ command, args }, { signal }) =>
  new Promise((resolve, reject) => {
    execFile(command, [...args], { signal, maxBuffer: outputBytes, encoding: 'utf8' }, (error, stdout, stderr) => {
      if (!error) resolve({ exitCode: 0, stdout, stderr });
      else if (typeof error.code === 'number') resolve({ exitCode: error.code, stdout, stderr });
      else reject(error);
    });
  });
