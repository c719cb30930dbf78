import { toolId, type ToolId, type ToolPack } from '@octoweave/core';
import { hasMissingValue, type PhrasingBlock } from './phrasing.ts';
import type { Corpora } from './read-corpora.ts';

/** How many sentences a corpus has, and for what. */
export interface PhrasingCounts {
  readonly tools: readonly ToolPhrasings[];
  readonly packs: readonly PackPhrasings[];
  /** Refusals that stand in no pack's corpus. */
  readonly sharedRefusals: number;
  /** Plans over several packs. */
  readonly sharedPlans: number;
  readonly servedElsewhere: number;
}

/** Sentences of one call. */
export interface ToolPhrasings {
  readonly tool: ToolId;
  /** With every value. */
  readonly complete: number;
  /** How many of these have a slot, which can be filled in many ways. */
  readonly withSlots: number;
  /** A needed value is not said. */
  readonly missing: number;
}

/** Sentences of a pack that are not of one call. */
export interface PackPhrasings {
  readonly pack: string;
  readonly parallel: number;
  readonly nested: number;
  /** Sentences written with their steps. */
  readonly plans: number;
  readonly refusals: number;
  /** Frames that say the device. */
  readonly mentions: number;
}

/** Counts the sentences of packs, those of shared files with the pack whose tool they call first. */
export function countPhrasings(packs: readonly ToolPack[], { blocks, nested, plans, mentions, servedElsewhere }: Corpora): PhrasingCounts {
  const owner = ({ packName, calls }: PhrasingBlock): string | undefined => packName ?? calls[0]?.packName;
  const ofPack = (all: readonly PhrasingBlock[], name: string | undefined): readonly PhrasingBlock[] =>
    all.filter((block) => owner(block) === name);
  return {
    tools: packs.flatMap(({ name: packName, definitions }) =>
      definitions.map(({ name }) => {
        const id = toolId(packName, name);
        const own = blocks.filter(({ calls }) => calls.length === 1 && calls[0]?.toolId === id);
        const complete = own.filter((block) => !hasMissingValue(block));
        return {
          tool: id,
          complete: count(complete),
          withSlots: count(complete.filter(({ slots }) => slots.size > 0)),
          missing: count(own.filter(hasMissingValue)),
        };
      }),
    ),
    packs: packs.map(({ name }) => ({
      pack: name,
      parallel: count(
        ofPack(
          blocks.filter(({ calls }) => calls.length > 1),
          name,
        ),
      ),
      nested: count(ofPack(nested, name)),
      plans: count(ofPack(plans, name)),
      refusals: count(ofPack(blocks.filter(isRefusal), name)),
      mentions: mentions.get(name)?.length ?? 0,
    })),
    sharedRefusals: count(ofPack(blocks.filter(isRefusal), undefined)),
    sharedPlans: count(ofPack(plans, undefined)),
    servedElsewhere,
  };
}

const isRefusal = ({ calls }: PhrasingBlock): boolean => calls.length === 0;

const count = (blocks: readonly PhrasingBlock[]): number => blocks.reduce((sum, { phrasings }) => sum + phrasings.length, 0);
