import type { NamedTool, ReportReaderIssue } from '../call/arrange-arguments.ts';
import { headExcerpt } from '../call/call-issue.ts';
import { createCallReader, type CallReading } from '../call/call-reader.ts';
import { createQuotedTextReader, type QuotedTextReader } from '../call/quoted-text-reader.ts';
import { decidingName } from './plan-line.ts';

/** Reads one call of a plan, from its opening parenthesis on. */
export interface PlanCallReader {
  read(character: string): CallReading;
  /** Closes what only lacks parentheses. */
  readEnd(): CallReading;
  /** A line has ended inside the call: from here on, `hasStrayQuote` is about what follows. */
  breakLine(): void;
  /** Whether a quote stands inside a text without an escape: what began on an earlier line was not meant to go on. */
  readonly hasStrayQuote: boolean;
}

/** What a reader knows. */
export interface PlanCallReaderOptions {
  /** The tool of the call, undefined where its name stands for none. */
  readonly tool: NamedTool | undefined;
  readonly find: (name: string) => NamedTool | undefined;
  readonly report: ReportReaderIssue;
}

const wordCharacter = /[\w$.{}-]/u;
const calledName = /^[A-Za-z_][\w.-]*$/u;
const bracedReference = /^\$\{(\d{1,9})\}$/u;
const reading: CallReading = { status: 'reading' };

/**
 * Makes the reader of one call: the call language (`docs/call-language.md`) with names for tokens, and `${n}` for `$n`.
 *
 * Linear in what it reads.
 */
export function createPlanCallReader({ tool, find, report }: PlanCallReaderOptions): PlanCallReader {
  const reader = createCallReader({ tool, probability: undefined, report });
  let quoted: QuotedTextReader | undefined;
  let word = '';

  const feed = (text: string): CallReading => {
    let last = reading;
    for (let at = 0; at < text.length && last.status === 'reading'; at += 1) last = reader.read(text.charAt(at));
    return last;
  };
  const takeWord = (): string => {
    const taken = word;
    word = '';
    return taken.replace(bracedReference, '$$$1');
  };
  const beginNested = (name: string): CallReading => {
    if (decidingName.test(name)) return { status: 'malformed', reason: `${name} stands where an argument is due.` };
    const nested = find(name);
    if (!nested)
      report({
        code: 'tool-unknown',
        message: 'No tool on offer has this name; the argument counts as missing.',
        excerpt: headExcerpt(name),
      });
    return reader.readFunctionalToken(nested, undefined);
  };
  const readOutside = (character: string): CallReading => {
    if (wordCharacter.test(character)) {
      word += character;
      return reading;
    }
    const before = takeWord();
    const begun = character === '(' && calledName.test(before) ? beginNested(before) : feed(before);
    if (begun.status !== 'reading') return begun;
    if (character === '"' || character === "'") quoted = createQuotedTextReader(character);
    return reader.read(character);
  };

  return {
    read: (character) => {
      if (quoted && !quoted.read(character)) return reader.read(character);
      quoted = undefined;
      return readOutside(character);
    },
    readEnd: () => {
      const begun = feed(takeWord());
      return begun.status === 'reading' ? reader.readEnd() : begun;
    },
    breakLine: () => {
      if (!quoted) return;
      const { quote, endAtControl } = quoted;
      quoted = createQuotedTextReader(quote);
      if (endAtControl !== 'open') quoted.read(quote);
    },
    get hasStrayQuote() {
      return quoted?.hasUnescapedQuote ?? false;
    },
  };
}
