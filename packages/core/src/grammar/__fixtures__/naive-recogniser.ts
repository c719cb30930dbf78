import type { PromptSegment } from '../../backend/prompt-segment.ts';
import type { CallGrammar } from '../call-grammar.ts';
import type { GrammarRule } from '../grammar-rule.ts';

/** A terminal of an answer: a control token by its text, or one character. */
type Terminal = { readonly type: 'token'; readonly text: string } | { readonly type: 'character'; readonly text: string };

/**
 * Whether a grammar matches an answer, by sets of end positions: a second opinion that shares nothing with `createCallMatcher`.
 *
 * - The token `<` matches the plain character: engines are told its id.
 */
export function recognises({ root, rules }: CallGrammar, answer: readonly PromptSegment[]): boolean {
  const terminals = answer.flatMap(({ type, text }): readonly Terminal[] =>
    type === 'control' ? [{ type: 'token', text }] : [...text].map((character) => ({ type: 'character', text: character })),
  );
  const known = new Map<string, ReadonlySet<number>>();
  const endsOf = (rule: GrammarRule, from: number): ReadonlySet<number> => {
    const terminal = terminals[from];
    switch (rule.type) {
      case 'literal': {
        const wanted = [...rule.text];
        const isThere = wanted.every(
          (character, index) => terminals[from + index]?.type === 'character' && terminals[from + index]?.text === character,
        );
        return new Set(isThere ? [from + wanted.length] : []);
      }
      case 'characters': {
        const point = terminal?.type === 'character' ? (terminal.text.codePointAt(0) ?? 0) : undefined;
        if (point === undefined) return new Set();
        return new Set(rule.ranges.some((range) => range.from <= point && point <= range.to) === rule.isNegated ? [] : [from + 1]);
      }
      case 'token':
        return new Set(terminal?.text === rule.text && (terminal.type === 'token' || rule.text === '<') ? [from + 1] : []);
      case 'sequence':
        return rule.items.reduce<ReadonlySet<number>>((starts, item) => follow(item, starts), new Set([from]));
      case 'choice':
        return new Set(rule.options.flatMap((option) => Array.from(endsOf(option, from))));
      case 'repeat': {
        const ends = new Set<number>(rule.minimum === 0 ? [from] : []);
        let starts: ReadonlySet<number> = new Set([from]);
        for (let times = 1; times <= (rule.maximum ?? rule.minimum + terminals.length + 1) && starts.size > 0; times++) {
          starts = follow(rule.item, starts);
          if (times < rule.minimum) continue;
          const fresh = [...starts].filter((end) => !ends.has(end));
          if (rule.maximum === undefined && fresh.length === 0) break;
          for (const end of fresh) ends.add(end);
        }
        return ends;
      }
      case 'reference': {
        const key = `${rule.name}@${from}`;
        const target = rules.get(rule.name);
        if (target === undefined) throw new ReferenceError(rule.name);
        const ends = known.get(key) ?? endsOf(target, from);
        known.set(key, ends);
        return ends;
      }
    }
  };
  const follow = (rule: GrammarRule, starts: ReadonlySet<number>): ReadonlySet<number> => {
    const ends = new Set<number>();
    for (const start of starts) for (const end of endsOf(rule, start)) ends.add(end);
    return ends;
  };
  return endsOf({ type: 'reference', name: root }, 0).has(terminals.length);
}
