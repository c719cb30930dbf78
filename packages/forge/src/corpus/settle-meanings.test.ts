import { androidPack } from '@octoweave/tools-android';
import { macosPack } from '@octoweave/tools-macos';
import type { ToolPack } from '@octoweave/core';
import { describe, expect, it } from 'vitest';
import { parsePhrasings } from './parse-phrasings.ts';
import { settleMeanings } from './settle-meanings.ts';

const packNames = ['android', 'macos'];
const blocksOf = (pack: ToolPack, text: string) =>
  parsePhrasings(text, { file: `${pack.name}.phrasings`, pack, packNames: new Set(packNames) }).blocks;
const settle = (android: string, macos: string, packs = packNames) =>
  settleMeanings({ blocks: [...blocksOf(androidPack, android), ...blocksOf(macosPack, macos)], nested: [], packNames: packs });

describe('settleMeanings', () => {
  it('lets two packs understand one sentence each in its own way', () => {
    const settled = settle("> find_document(query='lease')\nfind the lease", "> open_and_get_file_path(file_name='lease')\nfind the lease");
    expect(settled.issues).toEqual([]);
    expect(settled.blocks).toHaveLength(2);
  });

  it('finds one sentence that a pack understands in two ways', () => {
    const source = "> find_document(query='lease')\nthe lease\n> print_document(path=find_document(query='lease'))\nthe lease";
    expect(settle(source, '').issues.map(({ problem }) => problem)).toEqual(['"the lease" asks for something else at android.phrasings:2']);
  });

  it('finds a sentence that a pack serves and refuses', () => {
    expect(settle('> none\nscreenshot\n> take_screenshot()\nscreenshot', '').issues).toHaveLength(1);
  });

  it('leaves out what another pack serves, block by block and sentence by sentence', () => {
    const refusals = '> none unless android\ntake a selfie\ncall 555 0100\n> none\nscreenshot\nnice day';
    const settled = settle('> take_screenshot()\nscreenshot', refusals);
    expect(settled.issues).toEqual([]);
    expect(settled.servedElsewhere).toBe(3);
    expect(settled.blocks.flatMap(({ phrasings }) => phrasings.map(({ text }) => text))).toEqual(['screenshot', 'nice day']);
  });

  it('keeps refusals where the pack that would serve them is not in the set', () => {
    expect(settle('', '> none unless android\ntake a selfie', ['macos']).servedElsewhere).toBe(0);
  });
});
