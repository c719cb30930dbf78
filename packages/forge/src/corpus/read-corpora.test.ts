import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { definePack } from '@octoweave/core';
import { vehiclePack } from '@octoweave/tools-vehicle';
import { afterAll, describe, expect, it } from 'vitest';
import { corporaFolder } from './corpus-files.ts';
import { countPhrasings } from './count-phrasings.ts';
import { checkCorpora, readCorpora } from './read-corpora.ts';

/** A pack of one's own, with a tool that copies what is said. */
const toy = definePack({
  name: 'toy',
  version: '0.1.0',
  definitions: vehiclePack.definitions.filter(({ name }) => name === 'start_navigation'),
});
const own = mkdtempSync(join(tmpdir(), 'octoweave-phrasings-'));
afterAll(() => rmSync(own, { recursive: true }));
const write = (name: string, text: string): void => writeFileSync(join(own, name), text);
const options = { packs: [vehiclePack, toy], folder: corporaFolder, own: new Map([['toy', own]]) };

describe('checkCorpora', () => {
  it('does without files of a corpus that stands alone, and names them', () => {
    const { issues, absent, corpora } = checkCorpora(options);
    expect(issues).toEqual([]);
    expect(absent.map((path) => path.slice(own.length + 1))).toEqual([
      'start_navigation.phrasings',
      'parallel.phrasings',
      'refusals.phrasings',
      'near-misses.phrasings',
      'mentions.phrasings',
    ]);
    expect(countPhrasings(options.packs, corpora).tools.at(-1)).toEqual({
      tool: 'toy.start_navigation',
      complete: 0,
      withSlots: 0,
      missing: 0,
    });
  });

  it('tells every slip of every file with its place', () => {
    write(
      'start_navigation.phrasings',
      '% hue = hues\n> start_navigation(destination={hue})\nroll to the {hue} ball\n> start_navigatio()\nroll on',
    );
    write('refusals.phrasings', '> none\n[catch it');
    write('twins.txt', 'toy.catch_ball vehicle.control_trunk');
    const { issues } = checkCorpora(options);
    expect(issues.map(({ place: { file, line } }) => `${file.slice(own.length + 1)}:${line}`)).toEqual([
      'start_navigation.phrasings:4',
      'refusals.phrasings:2',
      'start_navigation.phrasings:3',
      'twins.txt:1',
    ]);
    expect(() => readCorpora(options)).toThrow(/start_navigation\.phrasings:4: [^\n]+\n/u);
  });

  it('fills slots from lists that stand beside the phrasings, and refuses a name that is taken', () => {
    write('start_navigation.phrasings', '% hue = hues\n> start_navigation(destination={hue})\nroll to the {hue} ball');
    write('refusals.phrasings', '> none\nwhat a ball');
    write('twins.txt', '');
    mkdirSync(join(own, 'lists'));
    write('lists/hues.txt', 'red\nsky blue');
    expect(checkCorpora(options).issues).toEqual([]);
    write('lists/colors.txt', 'red');
    expect(checkCorpora(options).issues.map(({ problem }) => problem)).toEqual(['there is a list "colors" already']);
    rmSync(join(own, 'lists/colors.txt'));
  });

  it('leaves out what others refuse and a pack says it is about', () => {
    const before = readCorpora(options);
    write('served.txt', '# Words.\ncoffee');
    const after = readCorpora(options);
    expect(after.servedElsewhere).toBeGreaterThan(before.servedElsewhere);
    const refused = after.blocks.flatMap(({ calls, phrasings }) => (calls.length === 0 ? phrasings.map(({ text }) => text) : []));
    expect(refused.filter((text) => /(?<!\S)coffee(?!\S)/u.test(text))).toEqual([]);
  });
});
