/**
 * `npm run experiments -- NAME... [--quick]`: runs experiments one after the other, all of them where none is named.
 *
 * Each writes docs/results/NAME.json, .md and .svg; `--quick` goes through the same code in a minute or two and writes beside the training
 * runs. `--row ROW`, which may be repeated, leaves out the others of octopus or octo-planner. Trainings are kept under
 * training/runs/experiments, so a broken-off experiment takes up where it left off.
 */
import { spawnSync } from 'node:child_process';
import { delimiter, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const node = [process.execPath, '--no-warnings', '--conditions=@octoweave/source'] as const;
const experiments: Readonly<Record<string, readonly string[]>> = {
  octopus: ['python3', 'experiments/octopus.py'],
  'octo-planner': ['python3', 'experiments/octo_planner.py'],
  'tiny-agent': [...node, 'experiments/tiny-agent.ts'],
};

const { values: options, positionals } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, row: { type: 'string', multiple: true, default: [] } },
  allowPositionals: true,
});
const root = fileURLToPath(new URL('..', import.meta.url));
const environment = {
  ...process.env,
  PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter),
  PYTHONPATH: 'training',
  OMP_NUM_THREADS: '1',
  OMP_WAIT_POLICY: 'passive',
};

const passedOn = [...(options.quick ? ['--quick'] : []), ...options.row.flatMap((row) => ['--row', row])];

for (const name of positionals.length > 0 ? positionals : Object.keys(experiments)) {
  const command = experiments[name];
  if (!command) throw new Error(`There is no experiment "${name}". There are ${Object.keys(experiments).join(', ')}.`);
  const [program, ...words] = command;
  const { status } = spawnSync(program!, [...words, ...passedOn], { cwd: root, env: environment, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
