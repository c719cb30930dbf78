import { spawnSync } from 'node:child_process';
import { cpus, loadavg } from 'node:os';

/** What has to be known to judge figures, and to measure them again. */
export interface ResultConditions {
  readonly command: string;
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** The state of the repository. */
  readonly commit: string;
  readonly machine: string;
}

/** Reads them, before anything is measured: the load is then that of others. */
export function readConditions(command: string): ResultConditions {
  const { stdout } = spawnSync('git', ['describe', '--always', '--dirty=, with changes'], { encoding: 'utf8' });
  const processors = cpus();
  const [processor = 'unknown processor'] = /Intel\(R\) Xeon|AMD EPYC|Apple M\d+/u.exec(processors[0]?.model ?? '') ?? [];
  const load = (loadavg()[0] ?? 0).toFixed(1);
  return {
    command,
    date: new Date().toISOString().slice(0, 10),
    commit: stdout.trim(),
    machine: `${processors.length} cores (${processor.replace('(R)', '')}), shared with other work: load ${load} before the run`,
  };
}
