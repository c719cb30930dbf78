import { vehiclePack } from '@octoweave/tools-vehicle';
import { describe, expect, it } from 'vitest';
import { parsePhrasings } from '../corpus/parse-phrasings.ts';
import { createRandomSource } from '../random-source.ts';
import { createTextSource } from '../surface/text-surface.ts';
import { correctRequest } from './correct-request.ts';
import { draftText } from './draft-request.ts';

const read = (source: string) => {
  const { blocks, issues } = parsePhrasings(source, { file: 'a.phrasings', pack: vehiclePack });
  expect(issues).toEqual([]);
  const [block] = blocks;
  const [phrasing] = block?.phrasings ?? [];
  if (!block || !phrasing) throw new Error('There is no phrasing.');
  return { block, phrasing };
};
const correct = (source: string, seed = 1) => {
  const { block, phrasing } = read(source);
  return correctRequest(phrasing, block, {
    random: createRandomSource(seed),
    texts: createTextSource({ lists: new Map(), dictionary: [] }),
  });
};
const door = '% door\n  front left: mine\n  front right: hers\n\n';

describe('correctRequest', () => {
  it('says another value first, and calls with the one that is said last', () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const corrected = correct(`${door}> control_door_lock(door={door}, action='lock')\nlock {door} please`, seed);
      if (!corrected) continue;
      const [, first, last] = /lock (mine|hers)\b.*\b(mine|hers) please/u.exec(draftText(corrected)) ?? [];
      expect([first, last].toSorted()).toEqual(['hers', 'mine']);
      expect(corrected.calls[0]?.arguments[0]).toEqual({ type: 'literal', value: last === 'mine' ? 'front left' : 'front right' });
    }
  });

  it('corrects nothing where no value is said, or where it is said twice', () => {
    expect(correct("> control_door_lock(door='all', action='lock')\nlock up")).toBeUndefined();
    expect(correct(`${door}> control_door_lock(door={door}, action='lock')\nlock {door}, i said {door}`)).toBeUndefined();
  });
});
