import type { OfferedTool } from '../grammar/compile-call-grammar.ts';
import type { RouteStep } from './step-agent.ts';

const word = /[\p{L}\p{N}]+/gu;

/** Words that every declaration has. */
const emptyWords: ReadonlySet<string> = new Set([
  'a',
  'an',
  'and',
  'at',
  'by',
  'for',
  'from',
  'in',
  'it',
  'my',
  'of',
  'on',
  'or',
  'the',
  'to',
  'with',
]);

/**
 * Chooses the only agent, or the one that has a tool whose declaration shares most words with the step; of several, the first.
 *
 * - Nobody is chosen where no declaration has a word of it.
 * - For a handful of agents of distinct domains. Where a retriever is at hand, a route that asks it knows more.
 */
export const routeByWords: RouteStep = ({ text }, agents) => {
  const [only, ...others] = agents;
  if (only && others.length === 0) return { agent: only };
  const said = wordsOf(text);
  let best: { readonly agent: (typeof agents)[number]; readonly score: number } | undefined;
  for (const agent of agents) {
    const score = Math.max(0, ...agent.tools.map((tool) => countShared(said, wordsOfTool(tool))));
    if (score > (best?.score ?? 0)) best = { agent, score };
  }
  return best && { agent: best.agent };
};

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set((text.toLowerCase().match(word) ?? []).filter((found) => !emptyWords.has(found)));

function wordsOfTool({ toolId, definition: { title, summary, examples, parameters } }: OfferedTool): ReadonlySet<string> {
  const texts = [
    toolId.replaceAll(/[._]/gu, ' '),
    title,
    summary,
    ...examples.map(({ query }) => query),
    ...parameters.map(({ name }) => name),
  ];
  return wordsOf(texts.join(' '));
}

const countShared = (one: ReadonlySet<string>, other: ReadonlySet<string>): number => [...one].filter((found) => other.has(found)).length;
