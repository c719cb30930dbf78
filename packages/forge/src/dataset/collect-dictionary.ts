import type { PhrasingBlock } from '../corpus/phrasing.ts';

/** Words of the refusals that no request of the pack uses: rare enough to be copied and not understood. */
export function collectDictionary(blocks: readonly PhrasingBlock[]): readonly string[] {
  const wordsOf = (chosen: readonly PhrasingBlock[]): ReadonlySet<string> =>
    new Set(chosen.flatMap(({ phrasings }) => phrasings.flatMap(({ text }) => text.match(/(?<![\p{L}'{])\p{L}{4,}(?![\p{L}'}])/gu) ?? [])));
  const used = wordsOf(blocks.filter(({ calls }) => calls.length > 0));
  const surfaces = new Set(
    blocks.flatMap(({ slots }) =>
      [...slots.values()].flatMap((slot) =>
        slot.type === 'values' ? slot.values.flatMap((value) => value.surfaces.flatMap((surface) => surface.split(' '))) : [],
      ),
    ),
  );
  return [...wordsOf(blocks.filter(({ calls }) => calls.length === 0))].filter((word) => !used.has(word) && !surfaces.has(word)).sort();
}
