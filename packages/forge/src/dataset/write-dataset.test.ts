import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allocateFunctionalTokens, createVocabulary } from '@octoweave/core';
import { androidPack } from '@octoweave/tools-android';
import { vehiclePack } from '@octoweave/tools-vehicle';
import { afterAll, describe, expect, it } from 'vitest';
import { corporaFolder } from '../corpus/corpus-files.ts';
import { readCorpora } from '../corpus/read-corpora.ts';
import { checkDataset } from './check-dataset.ts';
import { readDatasetVocabulary } from './read-dataset.ts';
import { writeDataset, type WrittenDataset } from './write-dataset.ts';

const place = mkdtempSync(join(tmpdir(), 'octoweave-data-'));
afterAll(() => rmSync(place, { recursive: true }));

const packs = [vehiclePack, androidPack];
const corpora = readCorpora({ packs, folder: corporaFolder });
const previous = createVocabulary(allocateFunctionalTokens([androidPack]).tokens, {
  twins: [
    ['android.set_volume', 'vehicle.adjust_volume'],
    ['android.set_volume', 'macos.create_note'],
  ],
});
const write = (name: string): WrittenDataset =>
  writeDataset({
    packs,
    corpora,
    outFolder: join(place, name),
    examples: 1200,
    developmentExamples: 60,
    seed: 1,
    copies: 4,
    previous,
    learnt: { packs: ['android'], share: 0.7 },
  });
const folder = join(place, 'first');
const dataset = write('first');

describe('writeDataset', () => {
  it('leaves the tokens of a model where they are, and lets new tools follow', () => {
    const tokens = readDatasetVocabulary(folder)?.tokens ?? [];
    expect(tokens.slice(0, previous.tokens.length)).toEqual(previous.tokens);
    expect(tokens.slice(previous.tokens.length).map(({ toolId }) => toolId)).toEqual(
      vehiclePack.definitions.map(({ name }) => `vehicle.${name}`),
    );
  });

  it('keeps the twins that a model knows, each group once', () => {
    const { twins } = JSON.parse(readFileSync(join(folder, 'vocabulary.json'), 'utf8')) as { readonly twins: readonly string[][] };
    expect(twins.filter((group) => group.includes('android.set_volume'))).toEqual([
      ['android.set_volume', 'vehicle.adjust_volume'],
      ['android.set_volume', 'macos.create_note'],
    ]);
  });

  it('draws the share of the packs to be learnt, and keeps the others', () => {
    const calls = Object.entries(dataset.train.singlesByTool);
    const count = (pack: string): number => calls.reduce((sum, [tool, times]) => sum + (tool.startsWith(`${pack}.`) ? times : 0), 0);
    const share = count('android') / (count('android') + count('vehicle'));
    expect(share).toBeGreaterThan(0.75);
    expect(share).toBeLessThan(0.95);
    expect(dataset.train.examples).toBe(1200);
  });

  it('writes the same bytes for the same options', () => {
    write('second');
    expect(readFileSync(join(place, 'second', 'train.jsonl'), 'utf8')).toBe(readFileSync(join(folder, 'train.jsonl'), 'utf8'));
  });
});

describe('checkDataset', () => {
  const check = () => checkDataset({ folder, packs });

  it('finds nothing wrong with what was written, and counts it', () => {
    const { issues, files } = check();
    expect(issues).toEqual([]);
    expect(files.map(({ examples, calls, refusals, plans }) => [examples, examples - calls - refusals - plans])).toEqual([
      [1200, 0],
      [60, 0],
    ]);
  });

  it('says which line is no example, which answer the grammar refuses, and which request is trained on and held out', () => {
    const trained = readFileSync(join(folder, 'train.jsonl'), 'utf8').split('\n')[0];
    const wrong = { request: ' ring the bell', target: [{ control: '<nexa_13>' }, "(11, 'bell')", { control: '<nexa_end>' }] };
    writeFileSync(join(folder, 'development.jsonl'), `${trained}\n{}\n${JSON.stringify(wrong)}\n`);
    expect(check().issues.map(({ place: { line }, problem }) => [line, problem])).toEqual([
      [2, 'the line is no example'],
      [3, '<nexa_13>(11, \'bell\')<nexa_end> is no answer to "ring the bell" that the grammar admits'],
      [1, 'the request is trained on, too'],
    ]);
  });

  it('says that data was made for other packs', () => {
    const changed = { ...androidPack, definitions: androidPack.definitions.slice(0, 3) };
    expect(checkDataset({ folder, packs: [changed] }).issues[0]?.problem).toMatch(/calls a tool of another pack/u);
    expect(checkDataset({ folder: place, packs }).issues[0]?.problem).toMatch(/missing/u);
  });
});
