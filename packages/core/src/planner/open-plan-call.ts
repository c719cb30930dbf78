import { tailExcerpt, type CallIssue, type CallIssueCode } from '../call/call-issue.ts';
import type { CallReading } from '../call/call-reader.ts';
import type { WrittenCall } from '../call/call-syntax-tree.ts';
import { createPlanCallReader } from './plan-call-reader.ts';
import type { PlanCalls } from './plan-calls.ts';

/** A call as far as it has been read; `written` is undefined where no tool on offer has its name. */
export interface ReadPlanCall {
  readonly written: WrittenCall | undefined;
  readonly issues: readonly CallIssue[];
}

/** How far reading a call of a plan has come. */
export type PlanCallReading =
  | { readonly status: 'reading' }
  | ({ readonly status: 'closed' } & ReadPlanCall)
  | { readonly status: 'malformed'; readonly reason: string };

/** A call of a plan that is being read, with what was written of it. */
export interface OpenPlanCall {
  readonly options: OpenPlanCallOptions;
  /** What was written up to the end of its first line. */
  readonly line: string;
  /** What was written after its first line, undefined while that has not ended. */
  readonly continuation: string | undefined;
  /** Reads on; characters after it has closed are only kept. */
  read(character: string): PlanCallReading;
  /** Closes what only lacks parentheses. */
  end(): PlanCallReading;
}

/** What a call begins with. */
export interface OpenPlanCallOptions {
  readonly name: string;
  readonly callNumber: number;
  /** What was written of its line, up to its parenthesis. */
  readonly beginning: string;
  readonly calls: PlanCalls;
}

/** The most characters a call may have after its first line. */
const longestContinuation = 4096;
/** Ways of writing that are as good as any other in a plan. */
const allowedInPlans: ReadonlySet<CallIssueCode> = new Set(['argument-keyword', 'string-double-quoted', 'literal-python']);

/**
 * Reads one call, from its opening parenthesis on.
 *
 * - It may go on over several lines, but not past a quote without an escape: then what began on the first line was not meant to.
 */
export function openPlanCall(options: OpenPlanCallOptions): OpenPlanCall {
  const { name, beginning, calls } = options;
  const tool = calls.find(name);
  const issues: CallIssue[] = [];
  if (!tool)
    issues.push({ code: 'tool-unknown', message: 'No tool on offer has this name; the call was dropped.', excerpt: tailExcerpt(name) });
  let line = beginning;
  let continuation: string | undefined;
  let isClosed = false;
  const reader = createPlanCallReader({
    tool,
    find: calls.find,
    report: ({ code, message, excerpt }) => {
      if (!allowedInPlans.has(code)) issues.push({ code, message, excerpt: excerpt ?? tailExcerpt(line) });
    },
  });
  const settle = (reading: CallReading): PlanCallReading => {
    isClosed = reading.status === 'closed';
    return reading.status === 'closed' ? { status: 'closed', written: reading.call, issues } : reading;
  };

  return {
    options,
    get line() {
      return line;
    },
    get continuation() {
      return continuation;
    },
    read: (character) => {
      if (continuation !== undefined) continuation += character;
      else if (character !== '\n') line += character;
      if (isClosed) return { status: 'reading' };
      const reading = settle(reader.read(character));
      if (reading.status !== 'reading') return reading;
      if (continuation !== undefined && (reader.hasStrayQuote || continuation.length > longestContinuation))
        return { status: 'malformed', reason: 'It is not closed on its line.' };
      if (character === '\n') {
        continuation ??= '';
        reader.breakLine();
      }
      return reading;
    },
    end: () => settle(reader.readEnd()),
  };
}

/** The call of the first line alone, where it lacks nothing but parentheses. */
export function repairPlanCall({ options, line }: OpenPlanCall): ReadPlanCall | undefined {
  const call = openPlanCall(options);
  let reading: PlanCallReading = { status: 'reading' };
  for (let at = options.beginning.length; at < line.length && reading.status === 'reading'; at += 1) reading = call.read(line.charAt(at));
  const end = reading.status === 'reading' ? call.end() : reading;
  return end.status === 'closed' ? end : undefined;
}
