import { androidPack } from '@octoweave/tools-android';
import { macosPack } from '@octoweave/tools-macos';
import { describe, expect, it } from 'vitest';
import { chooseSuggestedTools } from './choose-suggested-tools.ts';

describe('chooseSuggestedTools', () => {
  it('takes every tool of a pack, each with a draft of its own', () => {
    const chosen = chooseSuggestedTools([androidPack], {});
    expect(chosen.map(({ tool }) => tool)).toEqual(androidPack.definitions);
    expect(chosen[0].file).toBe(`${chosen[0].tool.name}.suggested.phrasings`);
  });

  it('finds a tool of one pack by its name, and one that two packs have by its pack', () => {
    const packs = [androidPack, macosPack];
    expect(chooseSuggestedTools(packs, { name: 'take_a_photo', out: 'a.txt' })).toMatchObject([{ pack: androidPack, file: 'a.txt' }]);
    expect(chooseSuggestedTools(packs, { name: 'macos.create_calendar_event' })).toMatchObject([{ pack: macosPack }]);
    expect(() => chooseSuggestedTools(packs, { name: 'create_calendar_event' })).toThrow(
      'Name one: android.create_calendar_event, macos.create_calendar_event.',
    );
  });

  it('refuses one draft for several tools, and a name that is none', () => {
    expect(() => chooseSuggestedTools([macosPack], { out: 'a.txt' })).toThrow('--out is the draft of one tool.');
    expect(() => chooseSuggestedTools([macosPack], { name: 'fly' })).toThrow('There is no tool "fly" in macos.');
  });
});
