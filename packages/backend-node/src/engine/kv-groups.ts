import type { ActiveAdapter } from '@octoweave/core/contract';
import type { LlamaContext, LlamaContextSequence, LlamaModel } from 'node-llama-cpp';
import { EngineFailureError } from './engine-failure-error.ts';

/** Contexts by the set of adapters that act in them: a cache computed under one set is wrong under any other. */
export interface KvGroups {
  /** The sequence of a set of adapters; the least recently used set beyond the limit is freed. */
  sequenceOf(adapters: readonly ActiveAdapter[]): Promise<LlamaContextSequence>;
}

export interface KvGroupsOptions {
  readonly model: LlamaModel;
  readonly contextTokens: number;
  readonly threads: number;
  /** How many sets stay in memory. @defaultValue 4 */
  readonly capacity?: number;
}

interface KvGroup {
  readonly context: LlamaContext;
  readonly sequence: LlamaContextSequence;
}

/** Opens contexts when first asked for. */
export function createKvGroups({ model, contextTokens, threads, capacity = 4 }: KvGroupsOptions): KvGroups {
  const groups = new Map<string, KvGroup>();
  return {
    async sequenceOf(adapters) {
      const key = JSON.stringify(adapters.map(({ location, scale }) => [location, scale]).sort());
      const group = groups.get(key) ?? (await openGroup({ model, contextTokens, threads }, adapters));
      groups.delete(key);
      groups.set(key, group);
      const [oldestKey, oldest] = groups.entries().next().value ?? [];
      if (groups.size > capacity && oldestKey !== undefined && oldest !== undefined) {
        groups.delete(oldestKey);
        await oldest.context.dispose();
      }
      return group.sequence;
    },
  };
}

async function openGroup({ model, contextTokens, threads }: KvGroupsOptions, adapters: readonly ActiveAdapter[]): Promise<KvGroup> {
  const lora = adapters.length === 0 ? {} : { lora: { adapters: adapters.map(({ location, scale }) => ({ filePath: location, scale })) } };
  const context = await model.createContext({ contextSize: contextTokens, sequences: 1, threads, ...lora }).catch((error: unknown) => {
    throw new EngineFailureError({
      kind: 'session',
      code: adapters.length === 0 ? 'engine-crashed' : 'adapter-invalid',
      reason: `No context could be made${adapters.length === 0 ? '' : ` with the adapters ${adapters.map(({ location }) => location).join(', ')}`} (${String(error)}).`,
      advice: adapters.length === 0 ? 'Ask for fewer context tokens.' : 'Check that each adapter was made for this base model.',
    });
  });
  return { context, sequence: context.getSequence() };
}
