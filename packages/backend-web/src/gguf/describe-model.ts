import type { ModelDescription } from '@octoweave/core/contract';
import type { GgufHeader } from './gguf-header.ts';

/** What the session is not told by the file itself. */
export interface DescribeModelOptions {
  readonly id: string;
  readonly bytes: number;
  /** Context asked for; never more than the model was trained with. */
  readonly contextTokens: number | undefined;
}

/** Enough for requests and calls, where nobody says. */
const fallbackContextTokens = 4096;

/** What a model file says of itself; of its metadata `general.*` and our own `octoweave.*`. */
export function describeModel({ entries, tensors }: GgufHeader, { id, bytes, contextTokens }: DescribeModelOptions): ModelDescription {
  const architecture = String(entries.get('general.architecture')?.value ?? 'unknown');
  const trainedTokens = entries.get(`${architecture}.context_length`)?.value;
  const asked = contextTokens ?? fallbackContextTokens;
  const metadata = [...entries]
    .filter(([key, { value }]) => /^(general|octoweave)\./u.test(key) && !Array.isArray(value))
    .map(([key, { value }]) => [key, String(value)] as const);
  return {
    id,
    architecture,
    parameters: tensors.reduce((sum, { dimensions }) => sum + dimensions.reduce((product, size) => product * size, 1), 0),
    contextTokens: typeof trainedTokens === 'number' ? Math.min(asked, trainedTokens) : asked,
    bytes,
    metadata: Object.fromEntries(metadata),
  };
}
