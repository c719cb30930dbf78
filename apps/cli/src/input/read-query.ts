import { text } from 'node:stream/consumers';
import { UsageError } from '../usage-error.ts';

/** Where a request comes from: the words of the command line, or standard input where it is piped. */
export interface ReadQueryOptions {
  readonly words: readonly string[];
  readonly input: NodeJS.ReadStream;
  /** What could have been typed. */
  readonly example?: string;
}

/** @throws {UsageError} where nothing was said. */
export async function readQuery({ words, input, example = 'octoweave run "open the sunroof halfway"' }: ReadQueryOptions): Promise<string> {
  const isPiped = words.length === 0 || (words.length === 1 && words[0] === '-');
  if (!isPiped) return words.join(' ');
  if (input.isTTY) throw new UsageError(`Say what should be done: ${example}`);
  return (await text(input)).trim();
}
