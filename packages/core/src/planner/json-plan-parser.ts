import { headExcerpt } from '../call/call-issue.ts';
import type { ParseEndReason } from '../call/call-parse-event.ts';
import { readJsonCall } from '../call/read-json-call.ts';
import type { JsonValue } from '../internal/json.ts';
import { readJsonCallForms, type JsonCallForm } from './json-call-dialect.ts';
import { createJsonObjectReader, type JsonObjectReader } from './json-object-reader.ts';
import { createPlanCalls } from './plan-calls.ts';
import type { PlanDecision, PlanIssueCode, PlanParseEvent } from './plan-event.ts';
import { decidingName, decisionOf } from './plan-line.ts';
import type { PlanParser, PlanParserEndOptions } from './plan-parser.ts';
import type { PlanRequest } from './planner.ts';

type ParserState =
  | { readonly type: 'between'; text: string }
  /** `line` is the object's first line, `continuation` what was written after it. */
  | { readonly type: 'object'; readonly reader: JsonObjectReader; line: string; continuation: string | undefined }
  /** The rest of a line that began with what is no JSON. */
  | { readonly type: 'unreadable'; text: string }
  | { readonly type: 'ended' };
type ObjectState = Extract<ParserState, { readonly type: 'object' }>;

/** The most characters an object may have after its first line. */
const longestContinuation = 20_000;
const punctuation = /[\s[\],;}]/u;
const onlyPunctuation = /^[\s[\],;}]*$/u;
const callMarks = /<\/?tool_calls?>|\[?TOOL_CALLS\]|^\s*```\w*/gu;
const callTokens: ReadonlySet<string> = new Set(['<tool_call>', '</tool_call>']);
const nextObject = /^[ \t]*\{/mu;

/**
 * Reads JSON tool calls: a list of them, one a line, in `<tool_call>` blocks or code fences, in the dialects of `readJsonCallForms`.
 *
 * - A call is out with the brace that closes its object.
 * - Words around calls are thoughts; words without any call are the answer to the person.
 * - An object that only lacks brackets is closed. Any other that is no JSON is dropped, and reading goes on at the next line that begins
 *   with one.
 */
export function createJsonPlanParser(request: PlanRequest): PlanParser {
  const calls = createPlanCalls(request);
  const identify = (name: string): string => calls.find(name)?.toolId ?? name;
  /** What is still to be read, and on top of it what is to be read again. */
  const unread: { readonly text: string; at: number }[] = [];
  const words: string[] = [];
  let state: ParserState = { type: 'between', text: '' };
  let events: PlanParseEvent[] = [];
  let hasCalls = false;

  const warn = (code: PlanIssueCode, message: string, excerpt: string): void => {
    events.push({ type: 'parse-warning', code, message, excerpt: headExcerpt(excerpt.trim()) });
  };
  const finish = (reason: ParseEndReason, decision: PlanDecision): void => {
    events.push({ type: 'parse-end', reason, decision });
    state = { type: 'ended' };
  };
  const beginBetween = (): void => {
    state = { type: 'between', text: '' };
  };
  const closeWords = (written: string): void => {
    const text = written.replaceAll(callMarks, '').trim();
    beginBetween();
    if (onlyPunctuation.test(text)) return;
    words.push(text);
    events.push({ type: 'thought', text });
  };

  const placeForm = ({ call, name = '', number }: JsonCallForm): void => {
    if (state.type === 'ended') return;
    if (decidingName.test(name) && !calls.find(name)) return finish('end-token', decisionOf(name, wordsOf(call)));
    hasCalls = true;
    const { callNumber, issues } = calls.begin(number);
    const { written, issues: readIssues } = readJsonCall(call, calls.lookup);
    for (const issue of readIssues) events.push({ type: 'parse-warning', ...issue });
    events.push(...issues, ...(written ? calls.place(written, callNumber) : []));
  };
  const placeObject = (value: JsonValue): void => {
    beginBetween();
    for (const form of readJsonCallForms(value, identify)) placeForm(form);
  };
  const dropText = (text: string): void => {
    hasCalls = true;
    calls.begin(undefined);
    beginBetween();
    warn('json-invalid', 'This is no call in JSON; it was dropped.', text);
  };
  /** What was written after its first line is read again, from the next object on. */
  const dropObject = ({ line, continuation = '' }: ObjectState): void => {
    dropText(line);
    const next = continuation.search(nextObject);
    if (next !== -1) unread.push({ text: continuation.slice(next), at: 0 });
  };
  /** Where an object over several lines is no call, a call may stand on one of them. */
  const isNoCall = (value: JsonValue): boolean => readJsonCallForms(value, identify).every(({ name }) => name === undefined);
  const closeObject = (object: ObjectState): void => {
    const value = parseObject(object.reader.text);
    if (value === undefined || (object.continuation !== undefined && isNoCall(value))) dropObject(object);
    else placeObject(value);
  };
  /** Closes an object that only lacks brackets, or drops it; `after` is what was written of it that belongs to what follows. */
  const breakOff = (object: ObjectState, { isCutOff, after = '' }: PlanParserEndOptions & { readonly after?: string }): void => {
    const { text, lacking } = object.reader;
    const { continuation = '' } = object;
    const canBeMended = !isCutOff && lacking !== undefined && !nextObject.test(continuation.slice(0, continuation.length - after.length));
    const value = canBeMended ? parseObject(text + lacking) : undefined;
    if (value === undefined || isNoCall(value)) return dropObject(object);
    warn('parenthesis-missing', 'An object ended without its closing brackets; it was closed.', object.line);
    return placeObject(value);
  };

  const readBetween = (between: Extract<ParserState, { type: 'between' }>, character: string): void => {
    if (character === '{') {
      closeWords(between.text);
      state = { type: 'object', reader: createJsonObjectReader(), line: '{', continuation: undefined };
    } else if (character === '\n') closeWords(between.text);
    else if (between.text !== '' || !punctuation.test(character)) between.text += character;
  };
  const readInObject = (object: ObjectState, character: string): void => {
    if (object.continuation !== undefined) object.continuation += character;
    else if (character === '\n') object.continuation = '';
    else object.line += character;
    const reading = object.reader.read(character);
    if (reading === 'list-begun') return beginBetween();
    if (reading === 'closed') return closeObject(object);
    const isTooLong = (object.continuation?.length ?? 0) > longestContinuation;
    if (reading === 'reading' && !isTooLong) return undefined;
    if (object.continuation !== undefined || character === '<') return endObject(object, character);
    state = { type: 'unreadable', text: object.line };
    return undefined;
  };
  /** A tag, or the next object, tells that an object has ended; where that is not read again, it is still to be read. */
  const endObject = (object: ObjectState, character: string): void => {
    const { length } = unread;
    breakOff(object, { isCutOff: false, after: character });
    if (unread.length === length) read(character);
  };
  const read = (character: string): void => {
    switch (state.type) {
      case 'between':
        return readBetween(state, character);
      case 'object':
        return readInObject(state, character);
      case 'unreadable':
        if (character === '\n') return dropText(state.text);
        state.text += character;
        return undefined;
      case 'ended':
        return undefined;
    }
  };
  const readAll = (): void => {
    for (let top = unread.at(-1); top; top = unread.at(-1)) {
      if (top.at === top.text.length || state.type === 'ended') unread.pop();
      else {
        top.at += 1;
        read(top.text.charAt(top.at - 1));
      }
    }
  };
  const close = (options: PlanParserEndOptions): void => {
    if (state.type === 'between') closeWords(state.text);
    else if (state.type === 'object') breakOff(state, options);
    else if (state.type === 'unreadable') dropText(state.text);
  };
  const takeEvents = (): readonly PlanParseEvent[] => {
    const taken = events;
    events = [];
    return taken;
  };

  return {
    push: ({ type, text }) => {
      if (state.type === 'ended') return [];
      if (type === 'text') unread.push({ text, at: 0 });
      else if (callTokens.has(text)) close({ isCutOff: false });
      else warn('control-unexpected', 'This control token has no place here; it was ignored.', text);
      readAll();
      return takeEvents();
    },
    end: (options) => {
      if (state.type === 'ended') return [];
      while (state.type === 'object' || state.type === 'unreadable') {
        close(options);
        readAll();
      }
      close(options);
      const answer = words.join('\n');
      const decision: PlanDecision = hasCalls ? { type: 'join' } : { type: 'finish', answer: answer === '' ? undefined : answer };
      if (!isEnded()) finish('stream-end', decision);
      return takeEvents();
    },
  };

  function isEnded(): boolean {
    return state.type === 'ended';
  }
}

function parseObject(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}

/** The words of a decision: the first text among its arguments. */
function wordsOf(call: JsonValue): string {
  const named = (call as { readonly arguments?: JsonValue }).arguments ?? {};
  return Object.values(named).find((value) => typeof value === 'string') ?? '';
}
