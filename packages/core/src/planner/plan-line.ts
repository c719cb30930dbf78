import { createQuotedTextReader } from '../call/quoted-text-reader.ts';
import type { PlanDecision } from './plan-event.ts';

/** What stands before the first parenthesis of a line. */
export interface PlanLineHead {
  /** Its number, in any style: `1.`, `1)`, `1:`, `$1 =`; undefined where it has none. */
  readonly number: number | undefined;
  readonly name: string;
}

/** What a line says that is no call. */
export type PlanLineReading =
  | { readonly type: 'nothing' }
  | { readonly type: 'thought'; readonly text: string }
  | { readonly type: 'decision'; readonly decision: PlanDecision }
  /** A call by its number, and not readable as one. */
  | { readonly type: 'unreadable'; readonly number: number }
  | { readonly type: 'remark'; readonly text: string };

/** Names that end a plan, where no tool has them. */
export const decidingName: RegExp = /^(?:join|finish|replan)$/iu;

/** A longer beginning is no number and name. */
const longestHead = 200;
const headPattern = /^(?:Action\s*:\s*)?(?:[-*]\s+)?(?:\$?(\d{1,9})\s*[.):=]\s*)?(?:[A-Za-z_]\w*\s*=\s*)?([A-Za-z_][\w.-]*)$/u;
const numberPattern = /^\$?(\d{1,9})\s*[.):=]/u;
const thoughtPattern = /^Thought(?:\s*\d{1,9})?\s*:/iu;
const bareDecisionPattern = /^(?:Action\s*:\s*)?(?:\d{1,9}\s*[.):]\s*)?(join|finish|replan)\.?$/iu;
const fencePattern = /^(?:```|~~~)/u;

/** Reads what stands before a parenthesis; undefined where that begins no call. */
export function readPlanLineHead(text: string): PlanLineHead | undefined {
  const trimmed = text.trim();
  const match = trimmed.length > longestHead ? null : headPattern.exec(trimmed);
  if (!match) return undefined;
  const [, digits, name = ''] = match;
  return { number: digits === undefined ? undefined : Number(digits), name };
}

/** Reads a whole line that begins no call. */
export function readPlanLine(line: string): PlanLineReading {
  const text = line.trim();
  if (text === '' || text.startsWith('#') || fencePattern.test(text)) return { type: 'nothing' };
  const thought = thoughtPattern.exec(text)?.[0];
  if (thought !== undefined) return { type: 'thought', text: text.slice(thought.length).trim() };
  const decision = text.length > longestHead ? undefined : bareDecisionPattern.exec(text)?.[1];
  if (decision !== undefined) return { type: 'decision', decision: decisionOf(decision, '') };
  const digits = numberPattern.exec(text)?.[1];
  return digits === undefined ? { type: 'remark', text } : { type: 'unreadable', number: Number(digits) };
}

/** What `join`, `Finish` or `Replan` decides; `inside` is what stands in its parentheses, with or without quotes. */
export function decisionOf(name: string, inside: string): PlanDecision {
  if (name.toLowerCase() === 'join') return { type: 'join' };
  const words = unquote(inside.trim());
  const text = words === '' ? undefined : words;
  return name.toLowerCase() === 'finish' ? { type: 'finish', answer: text } : { type: 'replan', reason: text };
}

function unquote(text: string): string {
  const [quote] = text;
  if ((quote !== '"' && quote !== "'") || text.length < 2 || !text.endsWith(quote)) return text;
  const reader = createQuotedTextReader(quote);
  for (const character of text.slice(1)) reader.read(character);
  return reader.text;
}
