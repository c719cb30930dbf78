import { controlToken } from '../vocabulary/functional-token.ts';
import type { FunctionalTokenVocabulary } from '../vocabulary/functional-token-vocabulary.ts';
import type { NamedTool, ReportReaderIssue } from './arrange-arguments.ts';
import { excerptLength, headExcerpt, tailExcerpt, type CallIssueCode } from './call-issue.ts';
import type { CallParseEvent, ParseEndReason } from './call-parse-event.ts';
import type { EndedCall } from './continue-calls.ts';
import { createCallReader, type CallReader, type CallReading } from './call-reader.ts';
import type { WrittenCall } from './call-syntax-tree.ts';
import { placeWrittenCall } from './place-written-call.ts';
import type { RequestText } from './request-text.ts';
import type { ToolId } from '../tool/tool-pack.ts';
import type { ToolLookup } from './tool-lookup.ts';

/** A piece of a model's output: exactly one control token, or some text, which is never a control token whatever it holds. */
export interface CallPiece {
  readonly type: 'control' | 'text';
  readonly text: string;
  /** @defaultValue undefined, which leaves the confidence of its call undefined */
  readonly probability?: number | undefined;
}

/** What a parser knows of the tools and of the request. */
export interface FunctionalCallParserOptions {
  readonly vocabulary: FunctionalTokenVocabulary;
  readonly lookup: ToolLookup;
  /** Gives verbatim arguments the original characters of the request back. @defaultValue they stay as written */
  readonly request?: RequestText | undefined;
  /** Earlier calls: those of this answer are numbered on from theirs, and `$n` may be one of them. @defaultValue none */
  readonly earlier?: readonly EndedCall[] | undefined;
}

/** Reads one answer, piece by piece. */
export interface FunctionalCallParser {
  /** The events this piece completes; none after `parse-end`. */
  push(piece: CallPiece): readonly CallParseEvent[];
  /** There are no more pieces. An unfinished call is dropped, as it may lack arguments. */
  end(): readonly CallParseEvent[];
}

type ParserState =
  | { readonly type: 'between-calls'; gap: string }
  | { readonly type: 'in-call'; readonly reader: CallReader }
  /** A functional token of a tool that is not on offer: without arguments it says who serves the request or its rest, with them it is a stray call. */
  | { readonly type: 'named-elsewhere'; readonly text: string; readonly toolId: ToolId; readonly probability: number | undefined }
  /** After a malformed call, until the next control token. */
  | { readonly type: 'recovering' }
  | { readonly type: 'ended' };

const controlTexts: ReadonlySet<string> = new Set(Object.values(controlToken));

/**
 * Reads functional-token syntax, format 1 (`docs/call-language.md`), and what the released Octopus v2 model writes instead.
 *
 * - Keeps the laws of `CallParseEvent`, never throws, and takes time linear in what it reads, whatever that is.
 * - Everything tolerated or dropped is a `parse-warning`. After a malformed call, reading resumes at the next functional token.
 * - Top-level calls are numbered as begun: a dropped call keeps its number, so that `$n` never means another call than the model meant.
 * - A call is dropped or emitted whole: calls nested in a dropped call are not emitted.
 */
export function createFunctionalCallParser({
  vocabulary,
  lookup,
  request,
  earlier = [],
}: FunctionalCallParserOptions): FunctionalCallParser {
  const functionalTexts = new Set(vocabulary.reservedTexts.filter((text) => !controlTexts.has(text)));
  const placedNumbers = new Set(earlier.map(({ call }) => Number.parseInt(call.id, 10)).filter((number) => number > 0));
  const lastEarlier = Math.max(0, ...placedNumbers);
  let state: ParserState = { type: 'between-calls', gap: '' };
  let events: CallParseEvent[] = [];
  let callNumber = 0;
  let callCount = 0;
  let hasAbstained = false;
  /** The end of what was read of the present call, for excerpts. */
  let recent = '';

  const warn = (code: CallIssueCode, message: string, excerpt: string): void => {
    events.push({ type: 'parse-warning', code, message, excerpt });
  };
  const remember = (text: string): void => {
    recent += text;
    if (recent.length > 8 * excerptLength) recent = recent.slice(-2 * excerptLength);
  };
  const takeEvents = (): readonly CallParseEvent[] => {
    const taken = events;
    events = [];
    return taken;
  };
  const findTool = (text: string): NamedTool | undefined => {
    const toolId = vocabulary.byText(text)?.toolId;
    const parameters = toolId && lookup(toolId)?.parameters;
    return toolId && parameters && { toolId, parameters };
  };

  const settle = (reading: CallReading, reader: CallReader): void => {
    if (reading.status === 'reading') return;
    if (reading.status === 'malformed') {
      warn('call-malformed', `${reading.reason} The call was dropped.`, tailExcerpt(recent));
      state = { type: 'recovering' };
      return;
    }
    if (reading.call) emitCall(reading.call, reader);
    state = { type: 'between-calls', gap: reading.hasSeparator ? ';' : '' };
  };
  const emitCall = (call: WrittenCall, { confidenceOf }: CallReader): void => {
    const { placed, issues } = placeWrittenCall(call, {
      callNumber: lastEarlier + callNumber,
      lookup,
      hasCall: (number) => placedNumbers.has(number),
      request,
      confidenceOf,
    });
    for (const issue of issues) events.push({ type: 'parse-warning', ...issue });
    for (const placedCall of placed) events.push({ type: 'call-parsed', ...placedCall });
    callCount += placed.length;
    placedNumbers.add(lastEarlier + callNumber);
  };
  const beginCall = (text: string, probability: number | undefined): void => {
    if (hasAbstained) {
      warn('call-after-abstain', 'The answer had said that no tool serves the request; the call was dropped.', text);
      state = { type: 'recovering' };
      return;
    }
    const known = vocabulary.byText(text)?.toolId;
    judgeGap(callNumber > 0 ? ';' : '');
    if (known && !lookup(known)) {
      state = { type: 'named-elsewhere', text, toolId: known, probability };
      return;
    }
    openCall(text, probability);
  };
  const openCall = (text: string, probability: number | undefined): void => {
    callNumber += 1;
    recent = text;
    const tool = findTool(text);
    if (!tool) warnOfUnknownTool(text);
    const report: ReportReaderIssue = ({ code, message, excerpt }) => warn(code, message, excerpt ?? tailExcerpt(recent));
    state = { type: 'in-call', reader: createCallReader({ tool, probability, report }) };
  };
  const warnOfUnknownTool = (text: string): void =>
    warn('tool-unknown', 'This functional token stands for no tool; its call was dropped.', text);

  /** Warns where the text since the last call is not what belongs there. */
  const judgeGap = (expected: '' | ';'): void => {
    if (state.type !== 'between-calls' || state.gap === expected) return;
    const { gap } = state;
    const text = gap.trim();
    if (text === expected) warn('space-ignored', 'There is white space outside of calls; it was ignored.', headExcerpt(gap));
    else if (text === '') warn('separator-missing', 'There is no ";" between two calls; they were read as two.', headExcerpt(gap));
    else warn('text-ignored', 'There is text outside of calls; it was ignored.', headExcerpt(text));
  };
  const abstain = (): void => {
    judgeGap('');
    if (callCount > 0) warn('abstain-after-calls', 'The answer already has calls; the mark was ignored.', controlToken.abstain);
    else if (hasAbstained) warn('control-unexpected', 'This mark came before; it was ignored.', controlToken.abstain);
    else {
      hasAbstained = true;
      events.push({ type: 'abstained' });
    }
    state = { type: 'between-calls', gap: '' };
  };
  const finish = (reason: ParseEndReason): void => {
    judgeGap('');
    events.push({ type: 'parse-end', reason, callCount });
    state = { type: 'ended' };
  };

  /** More than the token was written, so it was meant as a call. */
  const takeForCall = (): void => {
    if (state.type === 'named-elsewhere') openCall(state.text, state.probability);
  };

  const pushText = ({ text, probability }: CallPiece): void => {
    takeForCall();
    if (state.type === 'in-call') state.reader.weigh(probability);
    let used = 0;
    for (; state.type === 'in-call' && used < text.length; used += 1) {
      const character = text.charAt(used);
      remember(character);
      settle(state.reader.read(character), state.reader);
    }
    if (state.type === 'between-calls') state.gap += text.slice(used);
  };
  const pushControl = ({ text, probability }: CallPiece): void => {
    const isFunctional = functionalTexts.has(text);
    if (state.type === 'named-elsewhere' && text === controlToken.end) {
      const { toolId } = state;
      if (callNumber === 0) {
        hasAbstained = true;
        events.push({ type: 'abstained', servedBy: toolId });
      } else warn('tool-unknown', `${toolId} would serve a part of the request, and it is not on offer; the part was dropped.`, state.text);
      return finish('end-token');
    }
    takeForCall();
    if (state.type === 'in-call') {
      const { reader } = state;
      remember(text);
      if (isFunctional) {
        const tool = findTool(text);
        const reading = reader.readFunctionalToken(tool, probability);
        settle(reading, reader);
        if (reading.status !== 'reading') return beginCall(text, probability);
        return tool ? undefined : warnOfUnknownTool(text);
      }
      const isMark = text === controlToken.end || text === controlToken.abstain;
      settle(
        text === controlToken.end ? reader.readEnd() : { status: 'malformed', reason: `${headExcerpt(text)} stands inside a call.` },
        reader,
      );
      if (!isMark) return;
    }
    if (isFunctional) return beginCall(text, probability);
    if (text === controlToken.end) return finish('end-token');
    if (text === controlToken.abstain) return abstain();
    warn('control-unexpected', 'This control token has no place here; it was ignored.', headExcerpt(text));
  };

  return {
    push: (piece) => {
      if (state.type === 'ended') return [];
      if (piece.type === 'control') pushControl(piece);
      else pushText(piece);
      return takeEvents();
    },
    end: () => {
      if (state.type === 'ended') return [];
      takeForCall();
      if (state.type === 'in-call') settle({ status: 'malformed', reason: 'The answer ended inside it.' }, state.reader);
      finish('stream-end');
      return takeEvents();
    },
  };
}
