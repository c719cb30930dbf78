import { createRandomSource } from '../random-source.ts';
import { corporaOf } from '../corpus/read-corpora.ts';
import { generateExamples, type GenerateExamplesOptions, type GenerationResult } from './generate-examples.ts';
import { createMeaningLog } from './meaning-log.ts';
import { createPhrasingPools } from './phrasing-pool.ts';

/** Examples of packs, of which some are to come more often than their number of tools would have it. */
export interface MixExamplesOptions extends GenerateExamplesOptions {
  /** Names of packs that a model is to learn; examples of all packs keep it from forgetting the others. */
  readonly learnt: readonly string[];
  /** How many of the examples are of these packs alone, from 0 to 1. */
  readonly learntShare: number;
}

/** After so many drafts thrown out in a row, few sentences have been said in every way. */
const patience = 5000;

/**
 * Draws examples of the learnt packs and of all packs in turn.
 *
 * - Same options, same examples. Nothing is thrown out in silence.
 * - Where the learnt packs have no more that is new, examples of all packs take their place; where these have none either, it ends early.
 */
export function* mixExamples({ learnt, learntShare, ...options }: MixExamplesOptions): Generator<GenerationResult, void, void> {
  const random = createRandomSource(options.seed);
  const meanings = createMeaningLog(options.copies);
  const of = (names: readonly string[], corpora: GenerateExamplesOptions['corpora']): Source => ({
    results: generateExamples({ ...options, packs: options.packs.filter(({ name }) => names.includes(name)), corpora }),
    isSpent: createPhrasingPools(corpora, options.split).joinable.size === 0,
  });
  const all = of(
    options.packs.map(({ name }) => name),
    options.corpora,
  );
  const alone = learnt.map((name) => of([name], corporaOf(name, options.corpora)));
  for (let made = 0; made < options.count;) {
    const usable = random.chance(learntShare) ? alone.filter(({ isSpent }) => !isSpent) : [];
    const source = usable.length > 0 ? random.pick(usable) : all;
    if (source.isSpent) return;
    made += yield* drawOne(source, meanings);
  }
}

/** Examples of one kind of corpora. */
interface Source {
  readonly results: Generator<GenerationResult, void, void>;
  isSpent: boolean;
}

/** Passes on what a source gives, up to its next example that fits those before. @returns how many examples that were */
function* drawOne(source: Source, meanings: ReturnType<typeof createMeaningLog>): Generator<GenerationResult, number, void> {
  for (let tries = 0; tries < patience; tries += 1) {
    const { value: result, done } = source.results.next();
    if (done) break;
    if (result.type === 'rejected') {
      yield result;
      continue;
    }
    const { kind, toolIds, example } = result.generated;
    const owner = [...new Set(toolIds.map((id) => id.slice(0, id.indexOf('.'))))].sort().join('+');
    const problem = meanings.add(example, owner);
    yield problem ? { type: 'rejected', kind, reason: problem } : result;
    if (!problem) return 1;
  }
  source.isSpent = true;
  return 0;
}
