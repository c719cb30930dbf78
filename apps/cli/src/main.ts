import { createProgram } from './program.ts';
import { reportFailure } from './presentation/report-failure.ts';

try {
  await createProgram().parseAsync();
} catch (error) {
  process.exitCode = reportFailure(error);
}
