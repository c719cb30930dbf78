import type { SimulationEvent } from '../command/simulate-vehicle.ts';
import { runOctoweave } from './run-octoweave.ts';

/** A car that another process serves. */
export interface ServedCar {
  readonly url: string;
  /** Presses Ctrl-C, and resolves with what the process told from beginning to end. */
  stop(): Promise<{ readonly status: number | null; readonly events: readonly SimulationEvent[] }>;
}

/** Starts `octoweave simulate vehicle --viss` on a free port, and waits until it can be reached. */
export function serveCar(words: readonly string[] = []): Promise<ServedCar> {
  return new Promise((resolve, reject) => {
    let output = '';
    let stop = (): void => undefined;
    const ended = runOctoweave(['simulate', 'vehicle', '--viss', '--json', '--port', '0', ...words], {
      onSpawn: (child) => {
        stop = () => void child.kill('SIGINT');
        child.stdout?.on('data', (chunk: Buffer) => {
          output += chunk.toString();
          const [first] = output.split('\n');
          if (first === undefined || first === output) return;
          const event = JSON.parse(first) as SimulationEvent;
          if (event.type === 'simulation-start') resolve({ url: event.url, stop: end });
        });
      },
    });
    const end: ServedCar['stop'] = async () => {
      stop();
      const result = await ended;
      const lines = result.output.trim().split('\n');
      return { status: result.status, events: lines.map((line) => JSON.parse(line) as SimulationEvent) };
    };
    // Once it was reached, this rejects nothing any more.
    ended.then(({ errors }) => reject(new Error(errors)), reject);
  });
}
