import type { ToolId } from '@octoweave/core';
import { hasMissingValue, type Phrasing, type PhrasingBlock } from '../corpus/phrasing.ts';
import type { PlanBlock } from '../corpus/parse-plans.ts';
import type { Corpora } from '../corpus/read-corpora.ts';
import { hashToUnit, type RandomSource } from '../random-source.ts';
import { ownWordCount } from './expand-phrasing.ts';
import { personSlotOf } from './say-pronoun.ts';

/** Examples for training, or for the development set, whose sentences training never sees. */
export type Split = 'train' | 'development';

/** A sentence with what it asks for. */
export interface PooledPhrasing<Block extends PhrasingBlock = PhrasingBlock> {
  readonly phrasing: Phrasing;
  readonly block: Block;
}

/** Sentences drawn by weight: those with slots more often, because they can be filled in many ways. */
export interface PhrasingPool<Block extends PhrasingBlock = PhrasingBlock> {
  readonly size: number;
  pick(random: RandomSource): PooledPhrasing<Block>;
}

/** The sentences of one split, by what they are for. */
export interface PhrasingPools {
  /** One call and every value, by tool. */
  readonly singles: ReadonlyMap<ToolId, PhrasingPool>;
  /** As `singles`, without sentences that are hardly more than a free text, which would melt into their neighbours. */
  readonly joinable: ReadonlyMap<ToolId, PhrasingPool>;
  /** A needed value was not said, by tool. */
  readonly missing: ReadonlyMap<ToolId, PhrasingPool>;
  readonly parallel: PackPools;
  /** A call needs what another one gives. */
  readonly nested: PackPools;
  readonly refusals: PackPools;
  /** As `joinable`, about one person by name. */
  readonly aboutPerson: PackPools;
  /** With the steps of a plan. */
  readonly plans: PackPools<PlanBlock>;
}

/** Sentences by the pack whose corpus holds them; those of shared files have none. */
export type PackPools<Block extends PhrasingBlock = PhrasingBlock> = ReadonlyMap<string | undefined, PhrasingPool<Block>>;

/** How much of the phrasings is held out. */
const developmentShare = 0.04;
const greatestWeight = 4;

/** The split a phrasing belongs to: decided by its text alone, so that it never changes and never depends on a seed. */
export const splitOf = ({ text }: Phrasing): Split => (hashToUnit(text) < developmentShare ? 'development' : 'train');

/** Sorts the phrasings of one split into pools. */
export function createPhrasingPools({ blocks, nested, plans }: Pick<Corpora, 'blocks' | 'nested' | 'plans'>, split: Split): PhrasingPools {
  const poolSplit = <Block extends PhrasingBlock>(chosen: readonly Block[]): readonly PooledPhrasing<Block>[] =>
    chosen.flatMap((block) => block.phrasings.filter((phrasing) => splitOf(phrasing) === split).map((phrasing) => ({ phrasing, block })));
  const pooled = poolSplit(blocks);
  const single = pooled.filter(({ block }) => block.calls.length === 1);
  const complete = single.filter(({ block }) => !hasMissingValue(block));
  return {
    singles: poolByTool(complete),
    joinable: poolByTool(complete.filter((entry) => !isBareText(entry))),
    missing: poolByTool(single.filter(({ block }) => hasMissingValue(block))),
    parallel: poolByPack(pooled.filter(({ block }) => block.calls.length > 1)),
    nested: poolByPack(poolSplit(nested)),
    refusals: poolByPack(pooled.filter(({ block }) => block.calls.length === 0)),
    aboutPerson: poolByPack(complete.filter((entry) => !isBareText(entry) && personSlotOf(entry) !== undefined)),
    plans: poolByPack(poolSplit(plans)),
  };
}

const isBareText = ({ phrasing, block }: PooledPhrasing): boolean =>
  [...block.slots.values()].some(({ type }) => type === 'text') && ownWordCount(phrasing) < 2;

function poolByTool(entries: readonly PooledPhrasing[]): ReadonlyMap<ToolId, PhrasingPool> {
  const ids = new Set(entries.flatMap(({ block }) => block.calls.map(({ toolId }) => toolId)));
  return new Map([...ids].map((id) => [id, createPool(entries.filter(({ block }) => block.calls[0]?.toolId === id))]));
}

function poolByPack<Block extends PhrasingBlock>(entries: readonly PooledPhrasing<Block>[]): PackPools<Block> {
  const names = new Set(entries.map(({ block }) => block.packName));
  return new Map([...names].map((name) => [name, createPool(entries.filter(({ block }) => block.packName === name))]));
}

function createPool<Block extends PhrasingBlock>(entries: readonly PooledPhrasing<Block>[]): PhrasingPool<Block> {
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
