import { mostSteps, smallStepWords } from '@octoweave/core';
import type { CorpusIssue } from './corpus-error.ts';
import type { HeaderIssue } from './parse-call-header.ts';
import { parsePhrasingParts } from './parse-phrasing-parts.ts';
import type { CorpusPlace, Phrasing, PhrasingBlock, PhrasingSlot } from './phrasing.ts';

/** Sentences that ask for the same steps: "find the lease, then print it" is "find the lease" and "print the lease". It has no calls of its own. */
export interface PlanBlock extends PhrasingBlock {
  /** What is done one after the other; each names everything it needs. */
  readonly steps: readonly Phrasing[];
}

/** A file of plans, read as far as it goes. */
export interface PlanFile {
  readonly blocks: readonly PlanBlock[];
  readonly issues: readonly CorpusIssue[];
}

/** What a file is read with. */
export interface ParsePlansOptions {
  /** Named in issues. */
  readonly file: string;
  /** The pack whose corpus it is; in the shared file every block begins with its packs: `> (android, macos) step | step`. */
  readonly packName: string | undefined;
  /** The packs on hand; blocks of others are left out. */
  readonly packNames: ReadonlySet<string>;
  /** Names of packs that exist. */
  readonly knownPackNames: ReadonlySet<string>;
}

const packList = /^\(([^)]*)\)\s*/u;

/** Reads a `plans.phrasings` file (`corpora/README.md`). */
export function parsePlans(text: string, { file, packName, packNames, knownPackNames }: ParsePlansOptions): PlanFile {
  const issues: CorpusIssue[] = [];
  const slots = new Map<string, PhrasingSlot>();
  const blocks: { readonly steps: readonly Phrasing[]; readonly phrasings: Phrasing[]; readonly isOnHand: boolean }[] = [];
  text.split('\n').forEach((raw, index) => {
    const place: CorpusPlace = { file, line: index + 1 };
    const line = raw.trimEnd();
    const add = (...found: readonly HeaderIssue[]): void => void issues.push(...found.map((issue) => ({ place, ...issue })));
    const read = (sentence: string): Phrasing => {
      const { parts, issues: slips } = parsePhrasingParts(sentence);
      add(...slips);
      const unknown = slotNames(parts).filter((name) => !slots.has(name));
      add(...unknown.map((name) => ({ problem: `the slot {${name}} is not defined`, advice: `Define it above with "% ${name} = list"` })));
      return { text: sentence, parts, place };
    };
    if (line === '' || line.startsWith('#')) return;
    if (line.startsWith('%')) {
      const [, name = '', kind, said = ''] = /^%\s*([a-z][a-z0-9_]*)\s*([=:])\s*(.+)$/u.exec(line) ?? [];
      if (kind === undefined)
        add({ problem: `"${line}" defines no slot`, advice: 'Write "% name = list" or "% name: words | other words"' });
      if (slots.has(name)) add({ problem: `the slot "${name}" is defined twice`, advice: 'Give the second one another name' });
      slots.set(name, kind === '=' ? { type: 'text', source: said } : { type: 'values', values: said.split('|').map(toValue) });
    } else if (line.startsWith('>')) {
      const header = line.slice(1).trim();
      const [listed = '', packs] = packList.exec(header) ?? [];
      const names = packs?.split(',').map((name) => name.trim()) ?? [];
      const unknown = names.filter((name) => !knownPackNames.has(name));
      if ((packs === undefined) !== (packName !== undefined) || unknown.length > 0)
        add({
          problem: packName === undefined ? `"${header}" does not say its packs` : `"${listed}" in the corpus of ${packName}`,
          advice:
            packName === undefined
              ? `Begin with "(pack, pack)"; the packs are ${[...knownPackNames].join(', ')}`
              : 'Leave it out, or write the block in shared/plans.phrasings',
        });
      const steps = header
        .slice(listed.length)
        .split('|')
        .map((step) => read(step.trim()));
      if (steps.length > mostSteps) add({ problem: `${steps.length} steps`, advice: `A plan has ${mostSteps} at most` });
      for (const step of steps)
        if (step.text === '') add({ problem: 'an empty step', advice: 'Write one order in plain words and slots between two "|"' });
      blocks.push({ steps, phrasings: [], isOnHand: names.every((name) => packNames.has(name)) });
    } else {
      const block = blocks.at(-1);
      const phrasing = read(line);
      if (!block) add({ problem: 'a sentence before the first block', advice: 'Begin a block with "> step | step"' });
      const said = new Set(slotNames(phrasing.parts));
      const needed = new Set(block?.steps.flatMap(({ parts }) => slotNames(parts)) ?? []);
      const differing = [...new Set([...said, ...needed])].filter((name) => !said.has(name) || !needed.has(name));
      add(...differing.map((name) => ({ problem: `{${name}} is not in both`, advice: 'Say it in the sentence and in a step' })));
      const unsaid = block?.steps.flatMap(({ text: step }) => wordsOf(step)).filter((word) => !mayBeAdded(word, line)) ?? [];
      add(
        ...unsaid.map((word) => ({ problem: `the sentence does not say "${word}"`, advice: 'Steps keep its words: begin another block' })),
      );
      block?.phrasings.push(phrasing);
    }
  });
  const onHand = blocks.filter(({ isOnHand }) => isOnHand);
  return { blocks: onHand.map(({ steps, phrasings }) => ({ calls: [], servedBy: [], steps, phrasings, slots, packName })), issues };
}

const slotNames = (parts: Phrasing['parts']): readonly string[] => parts.flatMap((part) => (part.type === 'slot' ? [part.name] : []));

const wordsOf = (text: string): readonly string[] => text.replaceAll(/\{[^}]*\}/gu, ' ').match(/[\p{L}\p{N}']+/gu) ?? [];

/** A planner invents no words but small ones ("email *the* lease *to* sid"), and the ending of an owner. */
const mayBeAdded = (word: string, sentence: string): boolean => {
  const said = wordsOf(sentence).flatMap((one) => [one, one.replace(/'s$/u, '')]);
  const bare = word.replace(/'s$/u, '');
  return bare === '' || smallStepWords.includes(word) || said.includes(bare);
};

const toValue = (words: string): { value: string; surfaces: readonly string[] } => ({ value: words.trim(), surfaces: [words.trim()] });
