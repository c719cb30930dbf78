import type { Quote } from '../grammar/quoted-text.ts';
import { arrangeArguments, type GivenArgument, type NamedTool, type ReportReaderIssue } from './arrange-arguments.ts';
import { headExcerpt } from './call-issue.ts';
import type { WrittenArgument, WrittenCall } from './call-syntax-tree.ts';
import { createQuotedTextReader, quotedArgument, type QuotedTextReader } from './quoted-text-reader.ts';
import { readWord } from './read-word.ts';

/** How deep calls and lists may stand in one another. */
export const maximumDepth = 16;

/** How far reading a call has come; after `closed` and `malformed` the reader is used up. */
export type CallReading =
  | { readonly status: 'reading' }
  /** `call` is undefined where its token names no tool; `hasSeparator` where the ";" after it was read, too. */
  | { readonly status: 'closed'; readonly call: WrittenCall | undefined; readonly hasSeparator: boolean }
  | { readonly status: 'malformed'; readonly reason: string };

/** Reads one top-level call, from after its functional token. */
export interface CallReader {
  /** Counts one piece's probability towards the confidence of every open call. */
  weigh(probability: number | undefined): void;
  read(character: string): CallReading;
  /** A functional token: a nested call, where an argument may stand. */
  readFunctionalToken(tool: NamedTool | undefined, probability: number | undefined): CallReading;
  /** `<nexa_end>`: closes what only lacks parentheses. */
  readEnd(): CallReading;
  /** Product of the probabilities of the pieces that wrote a call of this reader. */
  confidenceOf(call: WrittenCall): number | undefined;
}

/** What a reader starts from. */
export interface CallReaderOptions {
  readonly tool: NamedTool | undefined;
  readonly probability: number | undefined;
  readonly report: ReportReaderIssue;
}

interface CallFrame {
  readonly type: 'call';
  /** The parameter name it was given by. */
  readonly keyword: string | undefined;
  readonly tool: NamedTool | undefined;
  readonly entries: GivenArgument[];
  confidence: number | undefined;
}
interface ListFrame {
  readonly type: 'list';
  readonly keyword: string | undefined;
  readonly items: WrittenArgument[];
}

const reading: CallReading = { status: 'reading' };
const malformed = (reason: string): CallReading => ({ status: 'malformed', reason });
const space = /\s/u;
const identifier = /^[A-Za-z_]\w*$/u;

/** Makes the reader of one top-level call. Linear in what it reads. */
export function createCallReader({ tool, probability, report }: CallReaderOptions): CallReader {
  const frames: (CallFrame | ListFrame)[] = [{ type: 'call', keyword: undefined, tool, entries: [], confidence: probability }];
  const confidences = new Map<WrittenCall, number | undefined>();
  let position: 'parenthesis' | 'first-argument' | 'argument' | 'quoted' | 'word' | 'word-end' | 'separator' = 'parenthesis';
  let quoted: QuotedTextReader | undefined;
  let isNegated = false;
  let word = '';
  let keyword: string | undefined;

  const push = (frame: CallFrame | ListFrame): CallReading => {
    if (frames.length === maximumDepth) return malformed(`Calls and lists stand more than ${maximumDepth} deep in one another.`);
    keyword = undefined;
    frames.push(frame);
    position = frame.type === 'call' ? 'parenthesis' : 'first-argument';
    return reading;
  };

  const add = (argument: WrittenArgument): void => {
    const frame = frames.at(-1);
    if (frame?.type === 'list') frame.items.push(argument);
    else frame?.entries.push({ keyword, argument });
    keyword = undefined;
    position = 'separator';
  };

  const readArgument = (character: string): CallReading => {
    if (space.test(character)) return reading;
    if (character === "'" || character === '"') return openQuote(character, false);
    if (character === '[') return push({ type: 'list', keyword, items: [] });
    if (position === 'first-argument' && (character === ')' || character === ']' || character === ';')) return readSeparator(character);
    if (',)];(='.includes(character)) return malformed(`"${character}" stands where an argument is due.`);
    word = character;
    position = 'word';
    return reading;
  };
  const openQuote = (quote: Quote, negated: boolean): CallReading => {
    quoted = createQuotedTextReader(quote);
    isNegated = negated;
    position = 'quoted';
    return reading;
  };
  const addQuoted = (): void => {
    if (!quoted) return;
    const { quote, text, hasUnescapedQuote } = quoted;
    if (hasUnescapedQuote)
      report({
        code: 'string-unescaped-quote',
        message: 'A quote inside a text is not escaped; it was read as part of the text.',
        excerpt: headExcerpt(text),
      });
    if (quote === '"' && !text.startsWith(' '))
      report({
        code: 'string-double-quoted',
        message: 'Words of the request begin with one space; without it the text was read as it stands.',
        excerpt: headExcerpt(text),
      });
    quoted = undefined;
    add(quotedArgument({ quote, text }, { isNegated }));
  };

  const readInWord = (character: string): CallReading => {
    if (character === '"' && word === '-') return openQuote(character, true);
    if (character === '=') return readKeyword();
    if (space.test(character)) position = 'word-end';
    else if (',)];'.includes(character)) return addWord() ?? readSeparator(character);
    else if (position === 'word-end') return malformed(`"${headExcerpt(word)}" is followed by "${character}".`);
    else word += character;
    return reading;
  };
  const readKeyword = (): CallReading => {
    if (keyword !== undefined || frames.at(-1)?.type === 'list' || !identifier.test(word)) return malformed('"=" stands where none can.');
    report({
      code: 'argument-keyword',
      message: 'An argument was given by name; it was put where that parameter stands.',
      excerpt: headExcerpt(word),
    });
    keyword = word;
    position = 'argument';
    return reading;
  };
  const addWord = (): CallReading | undefined => {
    const read = readWord(word);
    if (!read) return malformed(`"${headExcerpt(word)}" is no argument.`);
    if (!read.isPython)
      report({ code: 'literal-python', message: 'A value was not spelled as in Python; it was read all the same.', excerpt: word });
    add(read.argument);
    return undefined;
  };

  const readSeparator = (character: string): CallReading => {
    if (space.test(character)) return reading;
    if (character === ';') return closeAll({ hasSeparator: true });
    if (character === ',') {
      position = 'argument';
      return reading;
    }
    const frame = frames.at(-1);
    if (character === ']' && frame?.type === 'list') {
      closeFrame({ type: 'list', items: frame.items });
      return reading;
    }
    return character === ')' && frame?.type === 'call' ? closeCall(frame) : malformed(`"${character}" stands after an argument.`);
  };
  const closeFrame = (argument: WrittenArgument): void => {
    keyword = frames.pop()?.keyword;
    add(argument);
  };
  const closeCall = (frame: CallFrame): CallReading => {
    const call = frame.tool && { toolId: frame.tool.toolId, arguments: arrangeArguments(frame.entries, frame.tool, report) };
    if (call) confidences.set(call, frame.confidence);
    if (frames.length === 1) return { status: 'closed', call, hasSeparator: false };
    closeFrame(call ? { type: 'nested', call } : { type: 'missing' });
    return reading;
  };
  /** Closes every open call, as ";" and `<nexa_end>` do where only parentheses lack. */
  const closeAll = ({ hasSeparator }: { readonly hasSeparator: boolean }): CallReading => {
    if (frames.some(({ type }) => type === 'list')) return malformed('A list is not closed.');
    report({ code: 'parenthesis-missing', message: 'A call ended without its closing parenthesis; it was closed.' });
    let closed = reading;
    for (let frame = frames.at(-1); closed.status === 'reading' && frame?.type === 'call'; frame = frames.at(-1)) closed = closeCall(frame);
    return closed.status === 'closed' ? { ...closed, hasSeparator } : closed;
  };

  const readEnd = (): CallReading => {
    const hasSeparator = quoted?.endAtControl === 'ended-with-separator';
    if (quoted?.endAtControl === 'open') return malformed('A text is not closed.');
    if (quoted) addQuoted();
    if (position === 'word' || position === 'word-end') {
      const unreadable = addWord();
      if (unreadable) return unreadable;
    }
    return position === 'separator' || position === 'first-argument' ? closeAll({ hasSeparator }) : malformed('The call is not finished.');
  };

  const weigh = (piece: number | undefined): void => {
    for (const frame of frames) if (frame.type === 'call') frame.confidence = multiply(frame.confidence, piece);
  };

  return {
    readEnd,
    weigh,
    read: (character) => {
      switch (position) {
        case 'parenthesis':
          if (character === '(') position = 'first-argument';
          return character === '(' || space.test(character) ? reading : malformed('A functional token is not followed by "(".');
        case 'first-argument':
        case 'argument':
          return readArgument(character);
        case 'quoted':
          if (!quoted?.read(character)) return reading;
          addQuoted();
          return readSeparator(character);
        case 'word':
        case 'word-end':
          return readInWord(character);
        case 'separator':
          return readSeparator(character);
      }
    },
    readFunctionalToken: (nested, piece) => {
      if (quoted?.endAtControl === 'ended-with-separator') return readEnd();
      if (position !== 'argument' && position !== 'first-argument') return malformed('A call stands where none can.');
      weigh(piece);
      return push({ type: 'call', keyword, tool: nested, entries: [], confidence: piece });
    },
    confidenceOf: (call) => confidences.get(call),
  };
}

function multiply(confidence: number | undefined, probability: number | undefined): number | undefined {
  return confidence === undefined || probability === undefined ? undefined : confidence * probability;
}
