import { packsOf, type Phrasing, type PhrasingBlock } from './phrasing.ts';

/** Words that tell no two sentences apart. */
const smallWords = /\b(?:the|my|a|an|please)\b/gu;

/**
 * Finds sentences that ask for different tools of one pack and differ in nothing but what fills their slots: "open my {note}", "open the {file}".
 *
 * Only a text that can be recognised tells what they ask for.
 */
export function findSharedFrames(blocks: readonly PhrasingBlock[]): ReadonlySet<Phrasing> {
  const frames = new Map<string, Map<string, Phrasing[]>>();
  for (const { calls, phrasings } of blocks) {
    if (calls.length === 0) continue;
    const tools = calls.map(({ toolId }) => toolId).join(' ');
    for (const phrasing of phrasings) {
      if (phrasing.parts.every(({ type }) => type !== 'slot')) continue;
      const frame = `${packsOf(calls).join('+')}: ${frameOf(phrasing)}`;
      const byTools = frames.get(frame) ?? new Map<string, Phrasing[]>();
      frames.set(frame, byTools.set(tools, [...(byTools.get(tools) ?? []), phrasing]));
    }
  }
  return new Set([...frames.values()].flatMap((byTools) => (byTools.size > 1 ? [...byTools.values()].flat() : [])));
}

const frameOf = ({ parts }: Phrasing): string =>
  parts
    .map((part) => (part.type === 'slot' ? '{}' : part.type === 'words' ? part.text : ''))
    .join('')
    .replaceAll(smallWords, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
