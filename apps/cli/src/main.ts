import { CommanderError } from 'commander';
import { exitStatus } from './exit-status.ts';
import { createProgram } from './program.ts';

// Whoever read the output has gone (`octoweave journal | head`): what runs goes on to its end, unseen.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  await createProgram().parseAsync();
} catch (error) {
  // Commander has said what is wrong, or shown the help that was asked for.
  const isShown = error instanceof CommanderError;
  if (isShown) process.exitCode = error.exitCode === 0 ? exitStatus.succeeded : exitStatus.usage;
  // Loaded where it is needed: with it comes most of the program.
  else process.exitCode = (await import('./presentation/report-failure.ts')).reportFailure(error);
}
