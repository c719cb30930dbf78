import { isAgentError } from '@octoweave/core';
import { exitStatus, type ExitStatus } from '../exit-status.ts';

/** Codes of errors that come from what was typed or given. */
const usageCodes: ReadonlySet<string> = new Set([
  'usage',
  'query-empty',
  'query-not-text',
  'context-overflow',
  'corpus-invalid',
  'bad_request',
  'not_found',
  'forbidden',
]);

/** Beginnings of codes of models, here or on a server. */
const modelCodes = ['model-', 'vocabulary-', 'server-'] as const;

/** Says on standard error what happened and what to do next. @returns the exit status */
export function reportFailure(error: unknown): ExitStatus {
  if (!isAgentError(error)) {
    process.stderr.write(
      `octoweave: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\nThis is a defect of octoweave; please report it with the lines above.\n`,
    );
    return exitStatus.failed;
  }
  process.stderr.write(`octoweave: ${error.message}\n`);
  if (usageCodes.has(error.code)) return exitStatus.usage;
  if (error.code === 'device-unreachable') return exitStatus.device;
  return modelCodes.some((beginning) => error.code.startsWith(beginning)) ? exitStatus.model : exitStatus.failed;
}
