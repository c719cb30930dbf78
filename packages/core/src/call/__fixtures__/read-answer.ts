import type { CallIssueCode } from '../call-issue.ts';
import type { CallParseEvent } from '../call-parse-event.ts';
import { createFunctionalCallParser, type CallPiece } from '../functional-call-parser.ts';
import { createRequestText } from '../request-text.ts';
import type { ToolCall } from '../tool-call.ts';
import { homeLookup, homeVocabulary } from './home-pack.ts';
import { showCall } from './show-call.ts';

/** How an answer is read in tests. */
export interface ParseOptions {
  readonly request?: string;
  readonly isEnded?: boolean;
}

/** A control token as a piece. */
export const control = (text: string, probability?: number): CallPiece => ({ type: 'control', text, probability });
/** Text as a piece. */
export const text = (words: string, probability?: number): CallPiece => ({ type: 'text', text: words, probability });

/** Pieces of an answer written as one string, in which `<nexa_...>` are control tokens. */
export function piecesOf(answer: string): readonly CallPiece[] {
  return answer.split(/(<nexa_\w+>)/u).flatMap((part, index) => (part === '' ? [] : [index % 2 === 1 ? control(part) : text(part)]));
}

/** All events of some pieces, and those of their end unless `isEnded` is false. */
export function parse(pieces: readonly CallPiece[], { request, isEnded = true }: ParseOptions = {}): readonly CallParseEvent[] {
  const parser = createFunctionalCallParser({
    vocabulary: homeVocabulary,
    lookup: homeLookup,
    request: request === undefined ? undefined : createRequestText(request),
  });
  const events = pieces.flatMap((piece) => parser.push(piece));
  return isEnded ? [...events, ...parser.end()] : events;
}

/** The calls among events. */
export function callsOf(events: readonly CallParseEvent[]): readonly ToolCall[] {
  return events.flatMap((event) => (event.type === 'call-parsed' ? [event.call] : []));
}

function warningsOf(events: readonly CallParseEvent[]): readonly CallIssueCode[] {
  return events.flatMap((event) => (event.type === 'parse-warning' ? [event.code] : []));
}

/** What came of an answer, in short. */
export interface ReadAnswer {
  /** One line each, such as `1 stop {}`; references as `$1`, words of the request after `~`. */
  readonly calls: readonly string[];
  readonly warnings: readonly CallIssueCode[];
  readonly end: CallParseEvent | undefined;
}

/** Reads an answer written as one string, in which `<nexa_...>` are control tokens. */
export function read(answer: string, options?: ParseOptions): ReadAnswer {
  const events = parse(piecesOf(answer), options);
  return {
    calls: callsOf(events).map((call) => showCall(call, '$')),
    warnings: warningsOf(events),
    end: events.at(-1),
  };
}
