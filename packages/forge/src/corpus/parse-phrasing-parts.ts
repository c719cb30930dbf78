import type { HeaderIssue } from './parse-call-header.ts';
import type { PhrasingPart } from './phrasing.ts';

/** A sentence taken apart, with what is wrong with it. */
export interface PhrasingParts {
  readonly parts: readonly PhrasingPart[];
  readonly issues: readonly HeaderIssue[];
}

const part = /\{([^{}]*)\}|\[([^[\]]*)\]|([^[\]{}]+)/uy;

/** Takes a phrasing apart into words, `[a|b|]` and `{slot}`. */
export function parsePhrasingParts(text: string): PhrasingParts {
  const parts: PhrasingPart[] = [];
  const issues: HeaderIssue[] = [];
  part.lastIndex = 0;
  while (part.lastIndex < text.length) {
    const at = part.lastIndex;
    const match = part.exec(text);
    if (!match) {
      issues.push({ problem: `"${text.slice(at)}" has a bracket or brace that does not fit`, advice: 'Close each one; they do not nest' });
      break;
    }
    const [, slot, alternatives, words] = match;
    if (slot !== undefined) parts.push({ type: 'slot', name: slot });
    else if (alternatives !== undefined) parts.push({ type: 'choice', alternatives: alternatives.split('|') });
    else if (words !== undefined) parts.push({ type: 'words', text: words });
    if (slot !== undefined && !/^[a-z][a-z0-9_]*$/u.test(slot))
      issues.push({ problem: `{${slot}} is no slot name`, advice: 'Use lower-case letters, digits and underscores' });
    if (alternatives !== undefined && /[{}]/u.test(alternatives))
      issues.push({ problem: `[${alternatives}] holds a slot`, advice: 'Brackets hold plain words; write a sentence for each' });
    if (alternatives !== undefined && !alternatives.includes('|'))
      issues.push({ problem: `[${alternatives}] has one alternative`, advice: `Write [${alternatives}|] where it can be left out` });
  }
  if (/\p{Lu}/u.test(text)) issues.push({ problem: 'upper case', advice: 'Write lower case; case is added later' });
  if (/[‘’“”]/u.test(text)) issues.push({ problem: 'a curly quote', advice: 'Write the ASCII one' });
  if (/[.?!]$/u.test(text)) issues.push({ problem: 'final punctuation', advice: 'Remove it; it is added later' });
  return { parts, issues };
}
