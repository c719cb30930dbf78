import type { ToolId, ToolPack, ToolSchema } from '@octoweave/core';
import type { Corpora } from '../corpus/read-corpora.ts';
import type { RandomSource } from '../random-source.ts';
import type { TextSource } from '../surface/text-surface.ts';
import { disclaimRequest, putBeside } from './disclaim-request.ts';
import { draftText, endsInSentence, type DraftRequest } from './draft-request.ts';
import type { ExampleKind } from './example-kind.ts';
import { expandPhrasing } from './expand-phrasing.ts';
import { areCompatible, joinRequests } from './join-requests.ts';
import type { PackPools, PhrasingPool, PhrasingPools } from './phrasing-pool.ts';
import { isOrder } from './wrap-request.ts';

/** Draws requests of a kind, not yet joined, wrapped or roughened. */
export interface DraftSource {
  /** The tool of the next example, each as often as the others; none where the kind has none. */
  pickTool(kind: ExampleKind): ToolId | undefined;
  /** Requests to be joined to one; undefined where those drawn cannot be meant together. */
  draw(kind: ExampleKind, tool: ToolId | undefined): readonly DraftRequest[] | undefined;
}

/** What drafts are drawn from. */
export interface DraftSourceOptions {
  readonly packs: readonly ToolPack[];
  readonly corpora: Corpora;
  readonly random: RandomSource;
  readonly pools: PhrasingPools;
  readonly texts: TextSource;
}

const joinedRefusalShare = 0.25;
const threeCallsShare = 0.2;
const sameToolShare = 0.15;
/** How many of the requests that are joined to another one are of another pack. */
const otherPackShare = 0.25;
/** What shared sentences weigh beside those of packs, whose weight is their number of tools. */
const sharedWeight = 20;
/** So many sentences of a pack for each part of its weight, or it weighs less: few sentences must not come too often. */
const sentencesPerWeight = 10;

/** Makes the source of drafts. */
export function createDraftSource({ packs, corpora, random, pools, texts }: DraftSourceOptions): DraftSource {
  const expand = (pool: PhrasingPool | undefined): DraftRequest => {
    if (!pool) throw new Error('No phrasing of this kind is in the corpora. Write some, or leave the tool out of the pack.');
    const { phrasing, block } = pool.pick(random);
    return expandPhrasing(phrasing, block, { random, texts });
  };
  const expandAny = (byPack: PackPools): DraftRequest => {
    const [only, ...others] = byPack.values();
    return expand(others.length === 0 ? only : random.pickWeighted([...byPack].map(([name, pool]) => [weightOf(name, pool.size), pool])));
  };
  const weightOf = (packName: string | undefined, size: number): number => {
    const tools = packs.find(({ name }) => name === packName)?.definitions.length ?? sharedWeight;
    return Math.min(tools, size / sentencesPerWeight);
  };

  const joinable = [...pools.joinable.keys()];
  const tools = {
    single: [...pools.singles.keys()].flatMap((tool) => weighByText(tool, packs)),
    missing: [...pools.missing.keys()],
  };
  /** A tool to go with another one: mostly of the same pack, because most agents have one device. */
  const pickOther = (tool: ToolId): ToolId => {
    const isOtherPack = packs.length > 1 && random.chance(otherPackShare);
    return random.pick(joinable.filter((candidate) => isOtherPack || packOf(candidate) === packOf(tool)));
  };

  const drawSeveral = (tool: ToolId): readonly DraftRequest[] | undefined => {
    const wanted = random.chance(threeCallsShare) ? 3 : 2;
    const drafts = [expand(pools.joinable.get(tool))];
    while (drafts.length < wanted) drafts.push(expand(pools.joinable.get(random.chance(sameToolShare) ? tool : pickOther(tool))));
    const isPossible = drafts.every((one, index) => drafts.slice(index + 1).every((other) => areCompatible(one, other)));
    return isPossible ? drafts : undefined;
  };
  const drawOrder = (tool: ToolId): DraftRequest | undefined => {
    const draft = expand(pools.joinable.get(tool));
    return isOrder(draftText(draft)) ? draft : undefined;
  };
  const drawDisclaimed = (tool: ToolId): readonly DraftRequest[] | undefined => {
    const request = drawOrder(tool);
    return request && [disclaimRequest(request, corpora.disclaimers, random)];
  };
  const drawBeside = (tool: ToolId): readonly DraftRequest[] | undefined => {
    const [request, other] = [drawOrder(tool), drawOrder(pickOther(tool))];
    if (!request || !other || endsInSentence(request) || !areCompatible(request, other)) return undefined;
    return [putBeside({ request, other }, corpora.disclaimers, random)];
  };
  /** "on my phone, ..." */
  const drawMention = (tool: ToolId): readonly DraftRequest[] | undefined => {
    const request = expand(pools.joinable.get(tool));
    const isOpen = request.pieces.at(-1)?.says !== undefined;
    const isImperative = isOrder(draftText(request));
    const frames = corpora.mentions.get(packOf(tool)) ?? [];
    const fitting = frames.filter(({ group, pieces }) => (group === 'any' || isImperative) && !(isOpen && pieces.at(-1) !== ''));
    return fitting.length > 0 ? [joinRequests([request], random.pick(fitting))] : undefined;
  };

  return {
    pickTool: (kind) => {
      switch (kind) {
        case 'single':
          return random.pick(tools.single);
        case 'missing':
          return random.pick(tools.missing);
        case 'single-beside':
        case 'single-mention':
        case 'refusal-disclaimed':
        case 'parallel-composed':
          return random.pick(joinable);
        case 'refusal':
        case 'parallel-written':
        case 'nested':
          return undefined;
      }
    },
    draw: (kind, tool) => {
      if (kind === 'refusal')
        return random.chance(joinedRefusalShare) ? [expandAny(pools.refusals), expandAny(pools.refusals)] : [expandAny(pools.refusals)];
      if (kind === 'parallel-written') return [expandAny(pools.parallel)];
      if (kind === 'nested') return [expandAny(pools.nested)];
      if (tool === undefined) throw new Error(`An example of kind ${kind} needs a tool.`);
      switch (kind) {
        case 'single':
          return [expand(pools.singles.get(tool))];
        case 'missing':
          return [expand(pools.missing.get(tool))];
        case 'refusal-disclaimed':
          return drawDisclaimed(tool);
        case 'single-beside':
          return drawBeside(tool);
        case 'single-mention':
          return drawMention(tool);
        case 'parallel-composed':
          return drawSeveral(tool);
      }
    },
  };
}

const packOf = (tool: ToolId): string => tool.slice(0, tool.indexOf('.'));

/** Copying words is what takes a model longest to learn, so tools with free text come more often. */
function weighByText(tool: ToolId, packs: readonly ToolPack[]): readonly ToolId[] {
  const definitions = packs.find(({ name }) => name === packOf(tool))?.definitions ?? [];
  const parameters = definitions.find(({ name }) => tool === `${packOf(tool)}.${name}`)?.parameters ?? [];
  const texts = parameters.filter(({ schema }) => holdsText(schema));
  const extra = texts.some(({ isOptional }) => !isOptional) ? 2 : texts.length > 0 ? 1 : 0;
  return Array.from({ length: 1 + extra }, () => tool);
}

const holdsText = (schema: ToolSchema): boolean => schema.type === 'text' || (schema.type === 'list' && holdsText(schema.items));
