import { toolId, type ToolPack } from '../tool/tool-pack.ts';
import { allocateFunctionalTokens } from '../vocabulary/allocate-functional-tokens.ts';
import type { Quote } from '../grammar/quoted-text.ts';
import { headExcerpt, type CallIssue, type CallIssueCode } from './call-issue.ts';
import type { CallParseEvent } from './call-parse-event.ts';
import { createFunctionalCallParser, type CallPiece } from './functional-call-parser.ts';
import { createQuotedTextReader, type QuotedTextReader } from './quoted-text-reader.ts';
import type { ToolCall } from './tool-call.ts';
import { createToolLookup } from './tool-lookup.ts';
import { createToolNames } from './tool-names.ts';

/** What typed calls are read by. */
export interface ParseCallTextOptions {
  readonly packs: readonly ToolPack[];
}

/** The calls, each after those it needs; none of them where anything could not be read as it was typed. */
export interface CallTextReading {
  readonly calls: readonly ToolCall[];
  readonly issues: readonly CallIssue[];
}

/** Ways of writing that a person may use and a model should not. */
const fineForPeople: ReadonlySet<CallIssueCode> = new Set(['argument-keyword', 'string-double-quoted', 'literal-python', 'space-ignored']);
/** A name where a call begins: not inside a word, and before a parenthesis. */
const calledName = /(?<![\w.$])[A-Za-z_][\w-]*(?:\.[A-Za-z_]\w*)?(?=\s*\()/uy;

/**
 * Reads calls as a person types them: functional-token syntax (`docs/call-language.md`) with names for tokens.
 *
 * - `vehicle.operate_sunroof("open", 50); phone.send_message(text=$1)`. The pack may be left out where only one has such a tool.
 * - Both kinds of quotes hold a value; words for a normaliser begin with a space: `" seventy two"`.
 * - All or nothing: calls of which a part was dropped or guessed are not what was meant.
 */
export function parseCallText(text: string, { packs }: ParseCallTextOptions): CallTextReading {
  const vocabulary = allocateFunctionalTokens(packs);
  const parser = createFunctionalCallParser({ vocabulary, lookup: createToolLookup(packs) });
  const known = createToolNames(packs.flatMap((pack) => pack.definitions.map(({ name }) => toolId(pack.name, name))));
  const unknown: CallIssue[] = [];
  const tokenOf = (name: string): string | undefined => {
    const id = known(name);
    if (id === undefined)
      unknown.push({ code: 'tool-unknown', message: 'No pack has a tool of this name, or more than one has.', excerpt: headExcerpt(name) });
    return id && vocabulary.byTool(id)?.text;
  };

  const events: readonly CallParseEvent[] = [...splitPieces(text.trim(), tokenOf).flatMap((piece) => parser.push(piece)), ...parser.end()];
  const warnings = events.flatMap((event): readonly CallIssue[] => {
    if (event.type !== 'parse-warning' || fineForPeople.has(event.code)) return [];
    return [{ code: event.code, message: event.message, excerpt: event.excerpt }];
  });
  // A name that is no tool makes the rest of its call unreadable, too; the name is what to tell.
  const issues = unknown.length > 0 ? unknown : warnings;
  return { issues, calls: issues.length > 0 ? [] : events.flatMap((event) => (event.type === 'call-parsed' ? [event.call] : [])) };
}

/** Text as pieces: a tool's name before its parenthesis is a functional token, unless it stands in quotes. */
function splitPieces(text: string, tokenOf: (name: string) => string | undefined): readonly CallPiece[] {
  const pieces: CallPiece[] = [];
  let pending = '';
  let quoted: QuotedTextReader | undefined;
  const readCharacter = (character: string): void => {
    pending += character;
    if (quoted && !quoted.read(character)) return;
    quoted = isQuote(character) && !quoted ? createQuotedTextReader(character) : undefined;
  };
  for (let at = 0; at < text.length;) {
    calledName.lastIndex = at;
    const name = quoted ? undefined : calledName.exec(text)?.[0];
    const token = name === undefined ? undefined : tokenOf(name);
    if (token !== undefined) {
      if (pending !== '') pieces.push({ type: 'text', text: pending });
      pieces.push({ type: 'control', text: token });
      pending = '';
    } else for (const character of name ?? text.charAt(at)) readCharacter(character);
    at += name?.length ?? 1;
  }
  return pending === '' ? pieces : [...pieces, { type: 'text', text: pending }];
}

const isQuote = (character: string): character is Quote => character === "'" || character === '"';
