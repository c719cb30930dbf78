import { CommanderError } from 'commander';
import { exitStatus } from './exit-status.ts';
import { reportFailure } from './presentation/report-failure.ts';
import { createProgram } from './program.ts';

try {
  await createProgram().parseAsync();
} catch (error) {
  // Commander has said what is wrong, or shown the help that was asked for.
  const isShown = error instanceof CommanderError;
  process.exitCode = isShown ? (error.exitCode === 0 ? exitStatus.succeeded : exitStatus.usage) : reportFailure(error);
}
