import type { ExampleKind } from './example-kind.ts';
import type { GenerationResult, RejectionReason } from './generate-examples.ts';

/** What a generated file holds, and what was thrown out on the way. */
export interface DatasetStatistics {
  readonly examples: number;
  readonly distinctRequests: number;
  readonly kinds: Readonly<Record<string, number>>;
  /** Wrapped examples by kind: near one share everywhere, or a wrapper would say something about the request. */
  readonly wrapped: Readonly<Record<string, number>>;
  /** Single calls by tool. */
  readonly singlesByTool: Readonly<Record<string, number>>;
  /** Calls of all examples by tool. */
  readonly callsByTool: Readonly<Record<string, number>>;
  readonly meanRequestCharacters: number;
  readonly meanTargetCharacters: number;
  /** `kind reason` of drafts thrown out. */
  readonly rejected: Readonly<Record<string, number>>;
}

/** Counts what passes by. */
export interface StatisticsCounter {
  add(result: GenerationResult): void;
  read(): DatasetStatistics;
}

/** Makes a counter for one file. */
export function createStatisticsCounter(): StatisticsCounter {
  const [kinds, wrapped, singles, calls, rejected] = Array.from({ length: 5 }, () => new Map<string, number>());
  const requests = new Set<string>();
  let examples = 0;
  let requestCharacters = 0;
  let targetCharacters = 0;
  const count = (counts: Map<string, number> | undefined, key: string): void => void counts?.set(key, (counts.get(key) ?? 0) + 1);
  const sorted = (counts: Map<string, number> | undefined): Readonly<Record<string, number>> =>
    Object.fromEntries([...(counts ?? [])].sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    add: (result) => {
      if (result.type === 'rejected') {
        const { kind, reason }: { readonly kind: ExampleKind; readonly reason: RejectionReason } = result;
        count(rejected, `${kind} ${reason}`);
        return;
      }
      const { kind, isWrapped, toolIds, example } = result.generated;
      examples += 1;
      requests.add(example.request);
      requestCharacters += example.request.length;
      targetCharacters += example.target.reduce<number>((sum, segment) => sum + (typeof segment === 'string' ? segment.length : 1), 0);
      count(kinds, kind);
      if (isWrapped) count(wrapped, kind);
      for (const id of toolIds) count(calls, id);
      if (kind === 'single') for (const id of toolIds) count(singles, id);
    },
    read: () => ({
      examples,
      distinctRequests: requests.size,
      kinds: sorted(kinds),
      wrapped: sorted(wrapped),
      singlesByTool: sorted(singles),
      callsByTool: sorted(calls),
      meanRequestCharacters: Math.round((requestCharacters / examples) * 10) / 10,
      meanTargetCharacters: Math.round((targetCharacters / examples) * 10) / 10,
      rejected: sorted(rejected),
    }),
  };
}
