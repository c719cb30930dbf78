import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SuggestionTask } from '@octoweave/forge';
import { vehiclePack } from '@octoweave/tools-vehicle';
import { afterAll, describe, expect, it } from 'vitest';
import { openDraft, openDrafts } from './draft-file.ts';

const place = mkdtempSync(join(tmpdir(), 'octoweave-draft-'));
afterAll(() => rmSync(place, { recursive: true }));

const [tool] = vehiclePack.definitions;
const taskOf = (header: string, definitions: readonly string[]): SuggestionTask => {
  if (!tool) throw new Error('The car has no tools.');
  return { toolId: `vehicle.${tool.name}`, pack: vehiclePack, tool, header, definitions, slots: new Map(), known: [], conventions: '' };
};

describe('openDraft', () => {
  it('writes headers and slots with the first sentence that needs them, and each slot once', () => {
    const path = join(place, 'a');
    const draft = openDraft(path, { comment: ['by somebody'] });
    const side = '% side\n  left: left';
    const door = '% door\n  left: left';
    draft.write(taskOf('one(side={side})', [side]), '{side} please');
    draft.write(taskOf('one(side={side})', [side]), 'the {side}');
    draft.write(taskOf('two(side={side}, door={door})', [side, door]), '{side} and {door}');
    expect(readFileSync(path, 'utf8')).toBe(
      `# by somebody\n${side}\n> one(side={side})\n{side} please\nthe {side}\n${door}\n> two(side={side}, door={door})\n{side} and {door}\n`,
    );
    draft.close();
    draft.close();
    expect(existsSync(path)).toBe(true);
  });

  it('lets no name of a model end the comment', () => {
    const path = join(place, 'b');
    const draft = openDraft(path, { comment: ['by tiny\n> none\u2028\u001B[2J'] });
    draft.write(taskOf('one()', []), 'go');
    draft.close();
    expect(readFileSync(path, 'utf8')).toBe('# by tiny > none [2J\n> one()\ngo\n');
  });

  it('leaves no file without sentences', () => {
    const path = join(place, 'c');
    openDraft(path, { comment: [] }).close();
    expect(existsSync(path)).toBe(false);
  });
});

describe('openDrafts', () => {
  it('opens none where one is there already', () => {
    const [first, second] = [{ file: join(place, 'd') }, { file: join(place, 'a') }];
    expect(() => openDrafts([first, second], { comment: [] })).toThrow('There is a file');
    expect(existsSync(first.file)).toBe(false);
  });
});
