import { describe, expect, it } from 'vitest';
import { printCorpusIssue } from './corpus-error.ts';
import { parsePlans } from './parse-plans.ts';

const names = new Set(['android', 'macos', 'vehicle']);
const parse = (text: string, packName?: string) =>
  parsePlans(text, { file: 'plans.phrasings', packName, packNames: new Set(['android', 'macos']), knownPackNames: names });
const issuesOf = (text: string, packName?: string) => parse(text, packName).issues.map(printCorpusIssue);

describe('parsePlans', () => {
  it('reads steps, sentences and slots', () => {
    const { blocks, issues } = parse(
      '% file = documents\n% side: left | right\n\n> find the {file} | print {side} half of the {file}\nfind the {file}, then print the {side} half of it\n',
      'android',
    );
    expect(issues).toEqual([]);
    expect(blocks).toHaveLength(1);
    expect(blocks[0]?.steps.map(({ text }) => text)).toEqual(['find the {file}', 'print {side} half of the {file}']);
    expect(blocks[0]?.slots.get('file')).toEqual({ type: 'text', source: 'documents' });
    expect(blocks[0]?.packName).toBe('android');
  });

  it('leaves out blocks of packs that are not on hand', () => {
    const { blocks, issues } = parse(
      '> (android, vehicle) lock the car | call mum\nlock the car and call mum\n> (macos) open it\nopen it\n',
    );
    expect(issues).toEqual([]);
    expect(blocks.map(({ steps }) => steps[0]?.text)).toEqual(['open it']);
  });

  it('tells a step in other words than its sentence, since a planner would have to invent them', () => {
    expect(issuesOf('> (macos) open the report | print the report\nopen the report and get it on paper\n')).toEqual([
      'plans.phrasings:2: the sentence does not say "print". Steps keep its words: begin another block.',
    ]);
  });

  it('tells slots that are not defined, defined twice or said on one side only', () => {
    expect(issuesOf('> call {who}\ncall {who}\n', 'android')[0]).toContain('the slot {who} is not defined');
    expect(issuesOf('% who = people\n% who = people\n', 'android')[0]).toContain('is defined twice');
    expect(issuesOf('% who = people\n> call {who} | text them\ncall and text them\n', 'android')[0]).toContain('{who} is not in both');
  });

  it('tells a block of the shared file that does not say its packs, and one of a pack that does', () => {
    expect(issuesOf('> call mum\ncall mum\n')[0]).toContain('does not say its packs');
    expect(issuesOf('> (fridge) open up\nopen up\n')[0]).toContain('the packs are android, macos, vehicle');
    expect(issuesOf('> (android) call mum\ncall mum\n', 'android')[0]).toContain('in the corpus of android');
  });

  it('tells an empty step, a choice in one, and a sentence before the first block', () => {
    expect(issuesOf('> call mum |\ncall mum\n', 'android')[0]).toContain('an empty step');
    expect(issuesOf('> [call|ring] mum\ncall or ring mum\n', 'android')[0]).toContain('has a bracket or brace that does not fit');
    expect(issuesOf('call mum\n', 'android')[0]).toContain('a sentence before the first block');
  });
});
