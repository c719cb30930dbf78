import { mostSteps, type AnyToolDefinition, type ToolId, type ToolPack, type ToolSchema } from '@octoweave/core';
import { findSharedFrames } from '../corpus/find-shared-frames.ts';
import type { PhrasingBlock } from '../corpus/phrasing.ts';
import type { Corpora } from '../corpus/read-corpora.ts';
import type { RandomSource } from '../random-source.ts';
import type { TextSource } from '../surface/text-surface.ts';
import { correctRequest } from './correct-request.ts';
import { disclaimRequest, putBeside } from './disclaim-request.ts';
import { draftText, endsInSentence, type DraftRequest } from './draft-request.ts';
import type { ExampleKind } from './example-kind.ts';
import { expandPhrasing } from './expand-phrasing.ts';
import { areCompatible, joinRequests } from './join-requests.ts';
import type { PackPools, PhrasingPool, PhrasingPools, PooledPhrasing } from './phrasing-pool.ts';
import { sayPronoun } from './say-pronoun.ts';
import { canBeAskedOfSeveral, shareVerb } from './share-verb.ts';
import { isOrder } from './wrap-request.ts';

/** Draws requests of a kind, not yet joined, wrapped or roughened. */
export interface DraftSource {
  /** Whether the corpora have anything for a kind. */
  has(kind: ExampleKind): boolean;
  /** The tool of the next example, each as often as the others; none where the kind has none. */
  pickTool(kind: ExampleKind): ToolId | undefined;
  /** Undefined where those drawn cannot be meant together. */
  draw(kind: ExampleKind, tool: ToolId | undefined): DrawnRequests | undefined;
}

/** What was drawn for one example. */
export interface DrawnRequests {
  /** To be joined to one, in spoken order. */
  readonly requests: readonly DraftRequest[];
  /** The steps of a plan for it. @defaultValue the requests */
  readonly steps?: readonly DraftRequest[] | undefined;
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
/** How many calls composed requests hold: for an action model, and for a planner. */
const composedCalls = [
  [66, 2],
  [23, 3],
  [11, 4],
] as const;
const composedSteps = [
  [30, 2],
  [30, 3],
  [24, 4],
  [16, 5],
] as const;
/** How many of the plans of one step are of a kind that holds more than plain values. */
const unusualStepShare = 0.15;
const furtherStepShare = 0.4;
/** How many other orders follow a sentence that was written with its steps. */
const furtherSteps = [
  [60, 0],
  [25, 1],
  [15, 2],
] as const;
const disclaimedPlanShare = 0.25;
const sameToolShare = 0.15;
/** How many of the requests that are joined to another one are of another pack. */
const otherPackShare = 0.25;
/** What shared sentences weigh beside those of packs, whose weight is their number of tools. */
const sharedWeight = 20;
/** So many sentences of a pack for each part of its weight, or it weighs less: few sentences must not come too often. */
const sentencesPerWeight = 10;

/** Makes the source of drafts. */
export function createDraftSource({ packs, corpora, random, pools, texts }: DraftSourceOptions): DraftSource {
  const expansion = { random, texts, sharedFrames: findSharedFrames([...corpora.blocks, ...corpora.nested]) };
  const pick = <Block extends PhrasingBlock>(pool: PhrasingPool<Block> | undefined): PooledPhrasing<Block> => {
    if (!pool) throw new Error('No phrasing of this kind is in the corpora. Write some, or leave the tool out of the pack.');
    return pool.pick(random);
  };
  const expand = (pool: PhrasingPool | undefined): DraftRequest => {
    const { phrasing, block } = pick(pool);
    return expandPhrasing(phrasing, block, expansion);
  };
  const poolOf = <Block extends PhrasingBlock>(byPack: PackPools<Block>): PhrasingPool<Block> | undefined => {
    const [only, ...others] = byPack.values();
    return others.length === 0 ? only : random.pickWeighted([...byPack].map(([name, pool]) => [weightOf(name, pool.size), pool]));
  };
  const expandAny = (byPack: PackPools): DraftRequest => expand(poolOf(byPack));
  const weightOf = (packName: string | undefined, size: number): number => {
    const tools = packs.find(({ name }) => name === packName)?.definitions.length ?? sharedWeight;
    return Math.min(tools, size / sentencesPerWeight);
  };

  const joinable = [...pools.joinable.keys()];
  const tools = {
    single: [...pools.singles.keys()].flatMap((tool) => weighByText(tool, packs)),
    missing: [...pools.missing.keys()],
    shared: joinable.filter((tool) => canBeAskedOfSeveral(definitionOf(tool, packs))),
  };
  /** A tool to go with another one: mostly of the same pack, because most agents have one device. */
  const pickOther = (tool: ToolId): ToolId => {
    const isOtherPack = packs.length > 1 && random.chance(otherPackShare);
    return random.pick(joinable.filter((candidate) => isOtherPack || packOf(candidate) === packOf(tool)));
  };

  const drawSeveral = (tool: ToolId, counts: typeof composedCalls | typeof composedSteps): readonly DraftRequest[] | undefined => {
    const wanted = random.pickWeighted<number>(counts);
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

  const drawShared = (tool: ToolId): DrawnRequests | undefined => {
    const { phrasing, block } = pick(pools.joinable.get(tool));
    const shared = shareVerb(phrasing, block, expansion);
    return shared && { requests: [shared.request], steps: shared.parts };
  };
  const drawCorrected = (tool: ToolId): DraftRequest | undefined => {
    const { phrasing, block } = pick(pools.singles.get(tool));
    return correctRequest(phrasing, block, expansion);
  };
  /** A shared sentence, at times with another order after it. */
  const drawSharedPlan = (tool: ToolId): DrawnRequests | undefined => {
    const shared = drawShared(tool);
    if (!shared?.steps || !random.chance(furtherStepShare)) return shared;
    const further = expand(pools.joinable.get(pickOther(tool)));
    if (!shared.steps.every((step) => areCompatible(step, further))) return undefined;
    return { requests: [...shared.requests, further], steps: [...shared.steps, further] };
  };
  const drawPronoun = (): DrawnRequests | undefined => {
    const pool = random.pick([...pools.aboutPerson.values()]);
    const drawn = sayPronoun(pick(pool), pick(pool), expansion);
    if (!drawn || !areCompatible(drawn.first, drawn.whole)) return undefined;
    return { requests: [drawn.first, drawn.second], steps: [drawn.first, drawn.whole] };
  };
  /** A sentence with its steps, at times with other orders after it. */
  const drawWrittenPlan = (): DrawnRequests | undefined => {
    const { phrasing, block } = pick(poolOf(pools.plans));
    const written = expandPhrasing(phrasing, block, expansion);
    const steps = block.steps.map((step) => expandPhrasing(step, block, { ...expansion, given: written.fillings }));
    const wanted = Math.min(random.pickWeighted<number>(furtherSteps), mostSteps - steps.length);
    const further = Array.from({ length: wanted }, () => expand(pools.joinable.get(random.pick(joinable))));
    const isPossible = further.every((one, index) => further.slice(index + 1).every((other) => areCompatible(one, other)));
    return isPossible ? { requests: [written, ...further], steps: [...steps, ...further] } : undefined;
  };
  /** A request that is one step: mostly a call with its values, at times one with another inside it or with a value missing. */
  const drawStep = (tool: ToolId): DraftRequest | undefined => {
    if (!random.chance(unusualStepShare)) return expand(pools.singles.get(tool));
    const missing = pools.missing.get(tool);
    if (missing && (random.chance(0.5) || pools.nested.size === 0)) return expand(missing);
    if (pools.nested.size === 0) return undefined;
    const draft = expandAny(pools.nested);
    return draft.calls.length === 1 ? draft : undefined;
  };
  const drawRefusals = (): readonly DraftRequest[] =>
    random.chance(joinedRefusalShare) ? [expandAny(pools.refusals), expandAny(pools.refusals)] : [expandAny(pools.refusals)];
  const drawNoSteps = (tool: ToolId): DrawnRequests | undefined => {
    const requests = random.chance(disclaimedPlanShare) ? drawDisclaimed(tool) : drawRefusals();
    return requests && { requests, steps: [] };
  };
  const alone = (request: DraftRequest | undefined): DrawnRequests | undefined => request && { requests: [request] };
  const joined = (requests: readonly DraftRequest[] | undefined): DrawnRequests | undefined => requests && { requests };

  const hasMentions = packs.length > 1 && packs.every(({ name }) => (corpora.mentions.get(name) ?? []).length > 0);

  return {
    has: (kind) => {
      switch (kind) {
        case 'missing':
          return tools.missing.length > 0;
        case 'refusal':
          return pools.refusals.size > 0;
        case 'plan-refusal':
          return pools.refusals.size > 0 && joinable.length > 0;
        case 'parallel-written':
          return pools.parallel.size > 0;
        case 'nested':
          return pools.nested.size > 0;
        case 'single-mention':
          return hasMentions && joinable.length > 0;
        case 'parallel-pronoun':
        case 'plan-pronoun':
          return pools.aboutPerson.size > 0;
        case 'plan-written':
          return pools.plans.size > 0 && joinable.length > 0;
        case 'parallel-shared':
        case 'plan-shared':
          return tools.shared.length > 0;
        case 'single':
        case 'single-corrected':
        case 'plan-single':
          return tools.single.length > 0;
        case 'single-beside':
        case 'refusal-disclaimed':
        case 'parallel-composed':
        case 'plan-composed':
          return joinable.length > 0;
      }
    },
    pickTool: (kind) => {
      switch (kind) {
        case 'single':
        case 'single-corrected':
        case 'plan-single':
          return random.pick(tools.single);
        case 'missing':
          return random.pick(tools.missing);
        case 'parallel-shared':
        case 'plan-shared':
          return random.pick(tools.shared);
        case 'single-beside':
        case 'single-mention':
        case 'refusal-disclaimed':
        case 'parallel-composed':
        case 'plan-composed':
        case 'plan-refusal':
          return random.pick(joinable);
        case 'refusal':
        case 'parallel-written':
        case 'parallel-pronoun':
        case 'plan-pronoun':
        case 'plan-written':
        case 'nested':
          return undefined;
      }
    },
    draw: (kind, tool) => {
      if (kind === 'refusal') return joined(drawRefusals());
      if (kind === 'parallel-written') return alone(expandAny(pools.parallel));
      if (kind === 'nested') return alone(expandAny(pools.nested));
      if (kind === 'parallel-pronoun' || kind === 'plan-pronoun') return drawPronoun();
      if (kind === 'plan-written') return drawWrittenPlan();
      if (tool === undefined) throw new Error(`An example of kind ${kind} needs a tool.`);
      switch (kind) {
        case 'single':
          return alone(expand(pools.singles.get(tool)));
        case 'single-corrected':
          return alone(drawCorrected(tool));
        case 'missing':
          return alone(expand(pools.missing.get(tool)));
        case 'refusal-disclaimed':
          return joined(drawDisclaimed(tool));
        case 'single-beside':
          return joined(drawBeside(tool));
        case 'single-mention':
          return joined(drawMention(tool));
        case 'parallel-composed':
          return joined(drawSeveral(tool, composedCalls));
        case 'parallel-shared':
          return drawShared(tool);
        case 'plan-single':
          return alone(drawStep(tool));
        case 'plan-refusal':
          return drawNoSteps(tool);
        case 'plan-composed':
          return joined(drawSeveral(tool, composedSteps));
        case 'plan-shared':
          return drawSharedPlan(tool);
      }
    },
  };
}

const packOf = (tool: ToolId): string => tool.slice(0, tool.indexOf('.'));

const definitionOf = (tool: ToolId, packs: readonly ToolPack[]): AnyToolDefinition | undefined =>
  packs.find(({ name }) => name === packOf(tool))?.definitions.find(({ name }) => tool === `${packOf(tool)}.${name}`);

/** Copying words is what takes a model longest to learn, so tools with free text come more often. */
function weighByText(tool: ToolId, packs: readonly ToolPack[]): readonly ToolId[] {
  const parameters = definitionOf(tool, packs)?.parameters ?? [];
  const texts = parameters.filter(({ schema }) => holdsText(schema));
  const extra = texts.some(({ isOptional }) => !isOptional) ? 2 : texts.length > 0 ? 1 : 0;
  return Array.from({ length: 1 + extra }, () => tool);
}

const holdsText = (schema: ToolSchema): boolean => schema.type === 'text' || (schema.type === 'list' && holdsText(schema.items));
