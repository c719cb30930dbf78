import { hasMissingValue, type Phrasing, type PhrasingBlock } from '../corpus/phrasing.ts';
import { hashToUnit, type RandomSource } from '../random-source.ts';
import { ownWordCount } from './expand-phrasing.ts';

/** Examples for training, or for the development set, whose sentences training never sees. */
export type Split = 'train' | 'development';

/** A sentence with what it asks for. */
export interface PooledPhrasing {
  readonly phrasing: Phrasing;
  readonly block: PhrasingBlock;
}

/** Sentences drawn by weight: those with slots more often, because they can be filled in many ways. */
export interface PhrasingPool {
  readonly size: number;
  pick(random: RandomSource): PooledPhrasing;
}

/** The sentences of one split, by what they are for. */
export interface PhrasingPools {
  /** One call and every value, by tool name. */
  readonly singles: ReadonlyMap<string, PhrasingPool>;
  /** As `singles`, without sentences that are hardly more than a free text, which would melt into their neighbours. */
  readonly joinable: ReadonlyMap<string, PhrasingPool>;
  /** A needed value was not said, by tool name. */
  readonly missing: ReadonlyMap<string, PhrasingPool>;
  readonly parallel: PhrasingPool;
  readonly refusals: PhrasingPool;
}

/** How much of the phrasings is held out. */
const developmentShare = 0.04;
const greatestWeight = 4;

/** The split a phrasing belongs to: decided by its text alone, so that it never changes and never depends on a seed. */
export const splitOf = ({ text }: Phrasing): Split => (hashToUnit(text) < developmentShare ? 'development' : 'train');

/** Sorts the phrasings of one split into pools. */
export function createPhrasingPools(blocks: readonly PhrasingBlock[], split: Split): PhrasingPools {
  const pooled = blocks.flatMap((block) =>
    block.phrasings.filter((phrasing) => splitOf(phrasing) === split).map((phrasing): PooledPhrasing => ({ phrasing, block })),
  );
  const single = pooled.filter(({ block }) => block.calls.length === 1);
  const complete = single.filter(({ block }) => !hasMissingValue(block));
  return {
    singles: poolByTool(complete),
    joinable: poolByTool(complete.filter((entry) => !isBareText(entry))),
    missing: poolByTool(single.filter(({ block }) => hasMissingValue(block))),
    parallel: createPool(pooled.filter(({ block }) => block.calls.length > 1)),
    refusals: createPool(pooled.filter(({ block }) => block.calls.length === 0)),
  };
}

const isBareText = ({ phrasing, block }: PooledPhrasing): boolean =>
  [...block.slots.values()].some(({ type }) => type === 'text') && ownWordCount(phrasing) < 2;

function poolByTool(entries: readonly PooledPhrasing[]): ReadonlyMap<string, PhrasingPool> {
  const names = new Set(entries.flatMap(({ block }) => block.calls.map(({ tool }) => tool.name)));
  return new Map([...names].map((name) => [name, createPool(entries.filter(({ block }) => block.calls[0]?.tool.name === name))]));
}

function createPool(entries: readonly PooledPhrasing[]): PhrasingPool {
  let total = 0;
  const sums = entries.map((entry) => (total += weightOf(entry)));
  return {
    size: entries.length,
    pick: (random) => {
      const wanted = random.next() * total;
      let low = 0;
      for (let high = entries.length - 1; low < high;) {
        const middle = (low + high) >>> 1;
        if ((sums[middle] ?? 0) > wanted) high = middle;
        else low = middle + 1;
      }
      const entry = entries[low];
      if (!entry) throw new RangeError('There is no phrasing to pick.');
      return entry;
    },
  };
}

function weightOf({ phrasing, block }: PooledPhrasing): number {
  const gain = phrasing.parts.map((part) => {
    if (part.type === 'words') return 0;
    return part.type === 'choice' || block.slots.get(part.name)?.type === 'values' ? 0.75 : 1.5;
  });
  return Math.min(greatestWeight, 1 + gain.reduce<number>((sum, value) => sum + value, 0));
}
