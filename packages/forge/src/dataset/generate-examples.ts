import type { FunctionalTokenVocabulary, ToolPack } from '@octoweave/core';
import type { Corpora } from '../corpus/read-corpora.ts';
import { createRandomSource, type RandomSource } from '../random-source.ts';
import { createTextSource, type TextSource } from '../surface/text-surface.ts';
import { collectDictionary } from './collect-dictionary.ts';
import { disclaimRequest, putBeside } from './disclaim-request.ts';
import { draftText, type DraftRequest } from './draft-request.ts';
import { expandPhrasing } from './expand-phrasing.ts';
import { areCompatible, joinRequests, pickConnector } from './join-requests.ts';
import { createPhrasingPools, type PhrasingPool, type PhrasingPools, type Split } from './phrasing-pool.ts';
import { pickRoughness, roughenRequest } from './roughen-request.ts';
import { checkExample, type TrainingExample } from './training-example.ts';
import { isOrder, wrapRequest } from './wrap-request.ts';

/** What an example is an example of. */
export type ExampleKind =
  | 'single'
  | 'single-beside'
  | 'missing'
  | 'refusal'
  | 'refusal-disclaimed'
  | 'parallel-written'
  | 'parallel-composed';

/** An example with where it came from. */
export interface GeneratedExample {
  readonly kind: ExampleKind;
  readonly isWrapped: boolean;
  readonly toolNames: readonly string[];
  readonly example: TrainingExample;
}

/** Something drawn, and whether it was good for an example. */
export type GenerationResult =
  | { readonly type: 'example'; readonly generated: GeneratedExample }
  | { readonly type: 'rejected'; readonly kind: ExampleKind; readonly reason: RejectionReason };

/** Why a draft was thrown out; `repeated` and `contradicting` are against earlier examples, `held-out` against the development set. */
export type RejectionReason = 'request-empty' | 'span-not-in-request' | 'repeated' | 'contradicting' | 'held-out' | 'contradicting-itself';

/** What examples are generated from. */
export interface GenerateExamplesOptions {
  readonly pack: ToolPack;
  readonly corpora: Corpora;
  readonly vocabulary: FunctionalTokenVocabulary;
  readonly split: Split;
  readonly count: number;
  readonly seed: number;
  /** How often the very same example may come; a short order without slots has few variants. */
  readonly copies: number;
  /** Requests that must not come: those of the development set. */
  readonly heldOut: ReadonlySet<string>;
}

/** Shares of the kinds, in percent. */
const kinds: readonly (readonly [number, ExampleKind])[] = [
  [44, 'single'],
  [2, 'single-beside'],
  [4, 'missing'],
  [16, 'refusal'],
  [5, 'refusal-disclaimed'],
  [11, 'parallel-written'],
  [18, 'parallel-composed'],
];
const wrappedShare = 0.14;
const joinedRefusalShare = 0.25;
const threeCallsShare = 0.2;
const sameToolShare = 0.15;
/** After so many drafts of one kind without a new example, another kind is drawn. */
const attempts = 12;

/**
 * Draws examples until there are enough of them.
 *
 * - Same options, same examples.
 * - Kind, tool, wrapping and noise are drawn first and kept when a draft is thrown out, so that none of them tells the others.
 * - Nothing is thrown out in silence.
 */
export function* generateExamples(options: GenerateExamplesOptions): Generator<GenerationResult, void, void> {
  const { pack, corpora, vocabulary, split, count, seed, copies, heldOut } = options;
  const random = createRandomSource(seed * 2 + (split === 'train' ? 0 : 1));
  const drafts = createDraftSource({
    pack,
    corpora,
    random,
    pools: createPhrasingPools(corpora.blocks, split),
    texts: createTextSource({ lists: corpora.lists, dictionary: collectDictionary(corpora.blocks) }),
  });
  const seen = new Map<string, { readonly target: string; copies: number }>();
  for (let made = 0; made < count;) {
    const kind = random.pickWeighted(kinds);
    const toolName = drafts.pickTool(kind);
    const isWrapped = random.chance(wrappedShare);
    const roughness = pickRoughness(random);
    for (let attempt = 0, isMade = false; attempt < attempts && !isMade; attempt += 1) {
      const parts = drafts.draw(kind, toolName);
      const reject = (reason: RejectionReason): GenerationResult => ({ type: 'rejected', kind, reason });
      if (!parts) {
        yield reject('contradicting-itself');
        continue;
      }
      const joined = parts.length === 1 && parts[0] ? parts[0] : joinRequests(parts, pickConnector(parts, corpora.connectors, random));
      const wrapped = isWrapped ? wrapRequest(joined, parts, corpora.wrappers, random) : joined;
      const checked = checkExample(roughenRequest(wrapped, roughness, random), vocabulary);
      if (checked.status === 'invalid') {
        yield reject(checked.reason);
        continue;
      }
      const { example } = checked;
      const target = JSON.stringify(example.target);
      const earlier = seen.get(example.request);
      if (heldOut.has(example.request)) yield reject('held-out');
      else if (earlier && earlier.target !== target) yield reject('contradicting');
      else if (earlier && earlier.copies >= copies) yield reject('repeated');
      else {
        if (earlier) earlier.copies += 1;
        else seen.set(example.request, { target, copies: 1 });
        yield { type: 'example', generated: { kind, isWrapped, toolNames: joined.phrasedCalls.map(({ tool }) => tool.name), example } };
        isMade = true;
        made += 1;
      }
    }
  }
}

interface DraftSource {
  /** The tool of the next example, each as often as the others; empty where the kind has none. */
  pickTool(kind: ExampleKind): string;
  /** Requests to be joined to one; undefined where those drawn cannot be meant together. */
  draw(kind: ExampleKind, toolName: string): readonly DraftRequest[] | undefined;
}

interface DraftSourceOptions {
  readonly pack: ToolPack;
  readonly corpora: Corpora;
  readonly random: RandomSource;
  readonly pools: PhrasingPools;
  readonly texts: TextSource;
}

function createDraftSource({ pack, corpora, random, pools, texts }: DraftSourceOptions): DraftSource {
  const expand = (pool: PhrasingPool | undefined): DraftRequest => {
    if (!pool) throw new Error('No phrasing of this kind is in the corpora. Write some, or leave the tool out of the pack.');
    const { phrasing, block } = pool.pick(random);
    return expandPhrasing(phrasing, block, { packName: pack.name, random, texts });
  };
  const names = {
    single: [...pools.singles.keys()].flatMap((name) => weighByText(name, pack)),
    missing: [...pools.missing.keys()],
    joinable: [...pools.joinable.keys()],
  };

  const drawSeveral = (toolName: string): readonly DraftRequest[] | undefined => {
    const wanted = random.chance(threeCallsShare) ? 3 : 2;
    const drafts = [expand(pools.joinable.get(toolName))];
    while (drafts.length < wanted)
      drafts.push(expand(pools.joinable.get(random.chance(sameToolShare) ? toolName : random.pick(names.joinable))));
    const isPossible = drafts.every((one, index) => drafts.slice(index + 1).every((other) => areCompatible(one, other)));
    return isPossible ? drafts : undefined;
  };

  const drawOrder = (toolName: string): DraftRequest | undefined => {
    const draft = expand(pools.joinable.get(toolName));
    return isOrder(draftText(draft)) ? draft : undefined;
  };
  const drawDisclaimed = (toolName: string): readonly DraftRequest[] | undefined => {
    const request = drawOrder(toolName);
    return request && [disclaimRequest(request, corpora.disclaimers, random)];
  };
  const drawBeside = (toolName: string): readonly DraftRequest[] | undefined => {
    const [request, other] = [drawOrder(toolName), drawOrder(random.pick(names.joinable))];
    if (!request || !other || !areCompatible(request, other)) return undefined;
    return [putBeside({ request, other }, corpora.disclaimers, random)];
  };

  return {
    pickTool: (kind) => {
      switch (kind) {
        case 'single':
          return random.pick(names.single);
        case 'missing':
          return random.pick(names.missing);
        case 'single-beside':
        case 'refusal-disclaimed':
        case 'parallel-composed':
          return random.pick(names.joinable);
        case 'refusal':
        case 'parallel-written':
          return '';
      }
    },
    draw: (kind, toolName) => {
      switch (kind) {
        case 'single':
          return [expand(pools.singles.get(toolName))];
        case 'missing':
          return [expand(pools.missing.get(toolName))];
        case 'refusal':
          return random.chance(joinedRefusalShare) ? [expand(pools.refusals), expand(pools.refusals)] : [expand(pools.refusals)];
        case 'refusal-disclaimed':
          return drawDisclaimed(toolName);
        case 'single-beside':
          return drawBeside(toolName);
        case 'parallel-written':
          return [expand(pools.parallel)];
        case 'parallel-composed':
          return drawSeveral(toolName);
      }
    },
  };
}

/** Copying words is what takes a model longest to learn, so tools with free text come more often. */
function weighByText(name: string, { definitions }: ToolPack): readonly string[] {
  const texts = definitions.find((definition) => definition.name === name)?.parameters.filter(({ schema }) => schema.type === 'text') ?? [];
  const extra = texts.some(({ isOptional }) => !isOptional) ? 2 : texts.length > 0 ? 1 : 0;
  return Array.from({ length: 1 + extra }, () => name);
}
