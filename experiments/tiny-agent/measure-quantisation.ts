import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { lastValueFrom } from 'rxjs';
import { openEvaluatedModel, type EvaluatedModel, type SetSuccess } from './evaluated-model.ts';
import type { RequestSet } from './request-sets.ts';
import { timeInTurns, type Contestant, type TurnTimes } from './time-in-turns.ts';

/** Where weights come from: the folder of a training run, or a published file. */
export type WeightSource = { readonly type: 'run' | 'model'; readonly path: string };

/** What one encoding of the same weights costs, and what is left of them. */
export interface QuantisationFigures extends TurnTimes {
  readonly encoding: string;
  readonly bytes: number;
  readonly sets: Readonly<Record<string, SetSuccess>>;
}

const encodings = ['f16', 'q8_0', 'q4_0'] as const;
const root = fileURLToPath(new URL('../../', import.meta.url));
const script = fileURLToPath(new URL('../quantised_models.py', import.meta.url));
const folder = fileURLToPath(new URL('../../training/runs/experiments/quantised', import.meta.url));

/** Writes the files. @throws {Error} where `training/requirements.txt` is not installed. */
function writeEncodings({ type, path }: WeightSource): void {
  const { status, stderr } = spawnSync(process.env['PYTHON'] ?? 'python3', [script, `--${type}`, path, '--out', folder], {
    env: { ...process.env, PYTHONPATH: `${root}training`, OMP_NUM_THREADS: '1' },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The weights cannot be encoded: python3 -m pip install -r training/requirements.txt\n${stderr}`);
}

/** Encodes weights in three ways, and measures each on all sets; the requests of `timedSet` are timed in one run in which the encodings take turns. */
export async function measureQuantisation(
  source: WeightSource,
  sets: readonly RequestSet[],
  timedSet: RequestSet,
): Promise<readonly QuantisationFigures[]> {
  writeEncodings(source);
  const models: EvaluatedModel[] = [];
  try {
    for (const encoding of encodings) models.push(await openEvaluatedModel(`${folder}/${encoding}.gguf`));
    const times = await timeInTurns(
      timedSet,
      models.map(
        ({ agent }): Contestant =>
          (text) =>
            lastValueFrom(agent.actionModel.act({ text })),
      ),
    );
    const figures: QuantisationFigures[] = [];
    for (const [place, encoding] of encodings.entries()) {
      const scored: [string, SetSuccess][] = [];
      const model = models[place]!;
      for (const set of sets) scored.push([set.name, await model.score(set, { agent: model.agent })]);
      figures.push({
        encoding,
        bytes: statSync(`${folder}/${encoding}.gguf`).size,
        ...times[place]!,
        sets: Object.fromEntries(scored),
      });
    }
    return figures;
  } finally {
    for (const model of models) await model.dispose();
  }
}
