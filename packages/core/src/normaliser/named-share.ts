/** A part of a range that has a name of its own. */
export type NamedShare = 'half' | 'all' | 'least' | 'none';

const shareWords: ReadonlyMap<string, NamedShare> = new Map(
  (
    [
      ['half', 'halfway|half way|midway|mid way|the middle|middle|medium'],
      [
        'all',
        'all|all way|whole way|fully|full|full blast|full on|complete|completely|entirely|totally|wide|max|maximum|maxed|maxed out|highest',
      ],
      ['least', 'min|minimum|lowest|least'],
      ['none', 'off|none|nothing|shut'],
    ] as const
  ).flatMap(([share, phrases]) => phrases.split('|').map((phrase) => [phrase, share] as const)),
);
const fillers: ReadonlySet<string> = new Set([
  'the',
  'to',
  'at',
  'please',
  'about',
  'around',
  'open',
  'opened',
  'up',
  'it',
  'on',
  'a',
  'its',
  'of',
  'as',
  'setting',
]);

/**
 * The part of a range said by name: "halfway", "all the way", "max", "minimum", "off".
 *
 * "all the way down" is no share: what it means depends on what moves.
 */
export function readNamedShare(
  words: readonly string[],
  { fillers: names }: { readonly fillers: ReadonlySet<string> },
): NamedShare | undefined {
  const telling = words.filter((word) => !fillers.has(word) && !names.has(word));
  return shareWords.get(telling.join(' '));
}
