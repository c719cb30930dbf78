import { headExcerpt, tailExcerpt } from '../call/call-issue.ts';
import type { ParseEndReason } from '../call/call-parse-event.ts';
import { openPlanCall, repairPlanCall, type OpenPlanCall, type ReadPlanCall } from './open-plan-call.ts';
import { createPlanCalls } from './plan-calls.ts';
import type { PlanDecision, PlanIssueCode, PlanParseEvent } from './plan-event.ts';
import { decidingName, decisionOf, readPlanLine, readPlanLineHead, type PlanLineHead } from './plan-line.ts';
import type { PlanParser, PlanParserEndOptions } from './plan-parser.ts';
import type { PlanRequest } from './planner.ts';

/** Ends a plan (LLMCompiler), as text or as a token of its own. */
export const endOfPlan = '<END_OF_PLAN>';

/** `text` is what stands since the state began. */
type ParserState =
  | { readonly type: 'line'; text: string; hasParenthesis: boolean }
  | { readonly type: 'call'; readonly call: OpenPlanCall }
  /** Behind the closing parenthesis of a call, up to the end of its line. */
  | { readonly type: 'call-end'; readonly call: OpenPlanCall; readonly result: ReadPlanCall; text: string; hasParenthesis: boolean }
  /** The rest of a call that cannot be read. */
  | { readonly type: 'unreadable'; readonly reason: string; text: string }
  | { readonly type: 'decision'; readonly name: string; text: string; depth: number }
  | { readonly type: 'ended' };
type StateOf<Type extends ParserState['type']> = Extract<ParserState, { readonly type: Type }>;

const bracketOrQuote = /["'()[\]{}]/u;
const commentMark = /^(?:#|\/\/|```)/u;

/**
 * Reads LLMCompiler text, protocol `octoweave-plan/1` (`docs/plan-protocol.md`).
 *
 * - A call is out at the end of its line: what stands behind its parenthesis may show that the parenthesis stood in a text.
 * - Where a call never closes, only its first line is lost, and what came after is read as lines of their own.
 * - `join()`, `Finish` and `Replan` end the plan; so does `<END_OF_PLAN>`.
 */
export function createCompilerPlanParser(request: PlanRequest): PlanParser {
  const calls = createPlanCalls(request);
  /** What is still to be read, and on top of it what is to be read again. */
  const unread: { readonly text: string; at: number }[] = [];
  let state: ParserState = { type: 'line', text: '', hasParenthesis: false };
  let events: PlanParseEvent[] = [];
  /** The last characters outside of calls: the end of a growing text costs more to look at. */
  let recent = '';

  const warn = (code: PlanIssueCode, message: string, excerpt: string): void => {
    events.push({ type: 'parse-warning', code, message, excerpt });
  };
  const beginLine = (): void => {
    state = { type: 'line', text: '', hasParenthesis: false };
  };
  const finish = (reason: ParseEndReason, decision: PlanDecision): void => {
    events.push({ type: 'parse-end', reason, decision });
    state = { type: 'ended' };
  };
  const dropLine = (reason: string, line: string): void => {
    warn('call-malformed', `${reason} The call was dropped.`, headExcerpt(line.trim()));
    beginLine();
  };
  const placeCall = ({ options }: OpenPlanCall, { written, issues }: ReadPlanCall): void => {
    for (const issue of issues) events.push({ type: 'parse-warning', ...issue });
    if (written) events.push(...calls.place(written, options.callNumber));
    beginLine();
  };

  const isKnown = ({ name }: PlanLineHead): boolean => calls.find(name) !== undefined;
  /** Whether a parenthesis after it begins a call or a decision. */
  const begins = (head: PlanLineHead): boolean => head.number !== undefined || isKnown(head) || decidingName.test(head.name);
  const begin = (head: PlanLineHead, before: string): void => {
    const { name, number } = head;
    if (decidingName.test(name) && !isKnown(head)) {
      state = { type: 'decision', name, text: '', depth: 1 };
      if (decisionOf(name, '').type === 'join') finish('end-token', { type: 'join' });
      return;
    }
    const { callNumber, issues } = calls.begin(number);
    events.push(...issues);
    const call = openPlanCall({ name, callNumber, beginning: before, calls });
    call.read('(');
    state = { type: 'call', call };
  };

  const closeLine = (text: string): void => {
    beginLine();
    const line = readPlanLine(text);
    if (line.type === 'thought') events.push(line);
    if (line.type === 'decision') finish('end-token', line.decision);
    if (line.type === 'remark') warn('text-ignored', 'This line is no part of a plan; it was ignored.', headExcerpt(line.text));
    if (line.type !== 'unreadable') return;
    events.push(...calls.begin(line.number).issues);
    dropLine('A numbered line is no call of a tool.', text);
  };
  const closeCall = ({ call, result, text }: StateOf<'call-end'>): void => {
    const remark = text.trim().replace(/^[.,;]+\s*/u, '');
    const isComment = remark === '' || commentMark.test(remark);
    if (!isComment && bracketOrQuote.test(remark)) return giveUp(call, 'There is more behind its parenthesis.');
    placeCall(call, result);
    if (!isComment) warn('text-ignored', 'There is text behind a call; it was ignored.', headExcerpt(remark));
  };
  const giveUp = (call: OpenPlanCall, reason: string): void => {
    if (call.continuation === undefined) return dropLine(reason, call.line);
    unread.push({ text: call.continuation, at: 0 });
    return closeFirstLine(call, reason);
  };
  const closeFirstLine = (call: OpenPlanCall, reason: string): void => {
    const repaired = repairPlanCall(call);
    if (repaired) placeCall(call, repaired);
    else dropLine(reason, call.line);
  };
  const decide = ({ name, text }: StateOf<'decision'>): void => {
    const inside = text.trim();
    const isClosed = inside.endsWith(')');
    if (!isClosed) warn('parenthesis-missing', 'An answer ended without its closing parenthesis; it was closed.', tailExcerpt(inside));
    finish('end-token', decisionOf(name, isClosed ? inside.slice(0, -1) : inside));
  };

  /** Closes what is open, as the end of its line does. */
  const close = ({ isCutOff }: PlanParserEndOptions): void => {
    switch (state.type) {
      case 'line':
        return closeLine(state.text);
      case 'call': {
        const { call } = state;
        const reason = 'The plan ended inside it.';
        if (call.continuation !== undefined) return giveUp(call, reason);
        return isCutOff ? dropLine(reason, call.line) : closeFirstLine(call, reason);
      }
      case 'call-end':
        return closeCall(state);
      case 'unreadable':
        return dropLine(state.reason, state.text);
      case 'decision':
        return decide(state);
      case 'ended':
        return undefined;
    }
  };

  const readInCall = (call: OpenPlanCall, character: string): void => {
    const reading = call.read(character);
    if (reading.status === 'closed') state = { type: 'call-end', call, result: reading, text: '', hasParenthesis: false };
    if (reading.status !== 'malformed') return;
    if (call.continuation !== undefined || character === '\n') giveUp(call, reading.reason);
    else state = { type: 'unreadable', reason: reading.reason, text: call.line };
  };
  /** A parenthesis may show that what stands before it begins a call. */
  const readParenthesis = (before: StateOf<'line' | 'call-end'>): boolean => {
    if (before.hasParenthesis) return false;
    before.hasParenthesis = true;
    const head = readPlanLineHead(before.text.replace(/^[\s,;]+/u, ''));
    if (!head || !begins(head)) return false;
    if (before.type === 'call-end') {
      // Where quotes were guessed, what looks like the next call may be part of a text.
      const isGuessed = before.result.issues.some(({ code }) => code === 'string-unescaped-quote');
      if (head.number === undefined || isGuessed) return false;
      placeCall(before.call, before.result);
    }
    begin(head, before.text);
    return true;
  };
  const read = (character: string): void => {
    if (state.type === 'ended') return;
    if (state.type === 'call') return readInCall(state.call, character);
    if (state.type === 'call-end') state.call.read(character);
    if (character === '\n' && !(state.type === 'decision' && state.depth > 0)) return close({ isCutOff: false });
    if (character === '(' && (state.type === 'line' || state.type === 'call-end') && readParenthesis(state)) return;
    if (state.type === 'decision') state.depth += Number(character === '(') - Number(character === ')');
    state.text += character;
    recent = (recent + character).slice(-endOfPlan.length);
    if (recent !== endOfPlan) return;
    state.text = state.text.slice(0, -endOfPlan.length);
    endAtMark();
  };
  /** Where closing gives a call up, what came after its first line is read again, the mark included. */
  const endAtMark = (): void => {
    const { length } = unread;
    close({ isCutOff: false });
    if (unread.length === length && state.type !== 'ended') finish('end-token', { type: 'join' });
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
  const closeAll = (reason: ParseEndReason, options: PlanParserEndOptions): void => {
    do {
      close(options);
      readAll();
    } while (state.type !== 'ended' && isOpen(state));
    if (state.type !== 'ended') finish(reason, { type: 'join' });
  };

  return {
    push: ({ type, text }) => {
      if (state.type === 'ended') return [];
      if (type === 'text') unread.push({ text, at: 0 });
      else if (text !== endOfPlan) warn('control-unexpected', 'This control token has no place here; it was ignored.', headExcerpt(text));
      if (type === 'control' && text === endOfPlan) closeAll('end-token', { isCutOff: false });
      else readAll();
      return takeEvents();
    },
    end: (options) => {
      if (state.type === 'ended') return [];
      closeAll('stream-end', options);
      return takeEvents();
    },
  };

  function takeEvents(): readonly PlanParseEvent[] {
    const taken = events;
    events = [];
    return taken;
  }
}

/** Whether something has begun and not ended. */
function isOpen(state: ParserState): boolean {
  return state.type !== 'line' || state.text.trim() !== '';
}
