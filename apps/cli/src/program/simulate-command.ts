import { InvalidArgumentError, Option, type Command } from 'commander';
import { jsonOption, readCount } from './options.ts';

/** `octoweave simulate` */
export function registerSimulate(program: Command): void {
  const simulate = program.command('simulate').description('let other programs act on a simulated device');
  simulate
    .command('vehicle')
    .description('serve the simulated car until Ctrl-C')
    .requiredOption('--viss', 'as VISS version 2 over WebSocket')
    .addOption(new Option('--port <port>', 'where to listen; 0 takes a free port').argParser(readCount(0)).default(8090))
    .addOption(new Option('--host <host>', 'who can reach it can drive the car').default('127.0.0.1'))
    .addOption(new Option('--state <preset|file>', 'parked, idling, moving, or a JSON file of signals').default('parked'))
    .addOption(new Option('--time-scale <factor>', 'how many times faster than real time parts move').argParser(readFactor).default(1))
    .addOption(jsonOption())
    .addHelpText(
      'after',
      '\nExamples:\n  $ octoweave simulate vehicle --viss\n  $ octoweave simulate vehicle --viss --state moving --port 8091',
    )
    .action(async (options) => (await import('../command/simulate-vehicle.ts')).simulateVehicle(options));
}

function readFactor(text: string): number {
  if (!/^\d{1,6}(?:\.\d{1,6})?$/u.test(text) || Number(text) === 0) throw new InvalidArgumentError('It takes a number above 0.');
  return Number(text);
}
