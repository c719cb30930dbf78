import type { AgentEvent, MissingValue, ResolvedCall, ToolCall, ToolOutcome } from '@octoweave/core';
import type { CommandEvent } from './command-event.ts';
import { describePreview } from './describe-preview.ts';
import { describeResult } from './describe-result.ts';
import { describeAnswer, describeArguments, describeChange, describeShown } from './describe-values.ts';
import { printable, type Paint } from './paint.ts';

/** Writes the events of a run for a person. */
export interface RunView {
  show(event: CommandEvent): void;
}

export interface CreateRunViewOptions {
  readonly write: (text: string) => void;
  readonly paint: Paint;
  /** Undefined where calls are run without a model. */
  readonly modelName: string | undefined;
}

const toolColumns = 24;
const argumentColumns = 22;
/** A call starts a new column of figures here. */
const callColumns = toolColumns + argumentColumns;

/**
 * One line a call: written when the call starts, completed when it ends. Where another call starts in between, the ended one gets a line
 * of its own.
 */
export function createRunView({ write, paint, modelName }: CreateRunViewOptions): RunView {
  const startedAt = new Map<string, number>();
  let openCallId: string | undefined;
  let callCount = 0;

  const breakLine = (): void => {
    if (openCallId !== undefined) write(' started\n');
    openCallId = undefined;
  };
  const line = (text: string): void => {
    breakLine();
    write(`${text}\n`);
  };
  const label = (call: ToolCall, resolved: ResolvedCall | undefined): string => {
    const name = call.toolId.slice(call.toolId.indexOf('.') + 1);
    const values = resolved ? describeArguments(resolved.arguments) : '';
    const gap = ' '.repeat(Math.max(1, toolColumns - name.length));
    return `  ${paint.tool(name)}${gap}${values.padEnd(argumentColumns)}`;
  };

  return {
    show(event) {
      switch (event.type) {
        case 'call-start':
          breakLine();
          callCount += 1;
          startedAt.set(event.call.id, event.atMs);
          write(label(event.call, event.resolved));
          openCallId = event.call.id;
          return;
        case 'call-end': {
          const elapsed = event.atMs - (startedAt.get(event.call.id) ?? event.atMs);
          const prefix = openCallId === event.call.id ? '' : label(event.call, event.resolved);
          if (prefix !== '') breakLine();
          openCallId = undefined;
          write(`${prefix} ${seconds(elapsed)}  ${describeOutcome(event.outcome, paint)}\n`);
          if (isDry(event.outcome) && event.resolved?.shown) line(`      ${paint.quiet(describeShown(event.resolved.shown))}`);
          return;
        }
        case 'call-preview':
          for (const text of describePreview(event)) line(`      ${paint.quiet(text)}`);
          return;
        case 'approval-request':
          // The question is for whoever is asked, and is quoted where nobody is.
          return breakLine();
        case 'parse-warning':
          return line(`  ${paint.asking('note')}  ${printable(event.message)}`);
        case 'run-end':
          breakLine();
          if (event.status === 'abstained') line('  No tool of these packs does that. `octoweave tools` lists what they do.');
          if (event.status === 'cancelled') line(`  ${paint.bad('stopped')}`);
          return line(paint.quiet(describeFigures(event, { callCount, modelName })));
        case 'journal-warning':
          return line(`  ${paint.bad('note')}  ${printable(event.message)}`);
        case 'run-start':
          callCount = 0;
          return undefined;
        case 'generation-start':
        case 'generation-end':
        case 'call-planned':
        case 'approval-end':
          return undefined;
      }
    },
  };
}

const isDry = (outcome: ToolOutcome): boolean => outcome.status === 'skipped' && outcome.reason.type === 'dry-run';

function describeOutcome(outcome: ToolOutcome, paint: Paint): string {
  switch (outcome.status) {
    case 'succeeded': {
      const said = describeResult(outcome.value);
      const changes = outcome.changes.map(describeChange);
      // One line stands beside `ok`; more stand below it, from the left.
      const [beside, below] = said.length > 1 ? [changes, said.map((text) => `\n      ${text}`)] : [[...said, ...changes], []];
      return [`${paint.good('ok')}     ${beside.join(continued)}`.trimEnd(), ...below].join('');
    }
    case 'failed':
      return `${paint.bad('failed')} ${printable([outcome.message, outcome.advice].filter(Boolean).join(' '))}`;
    case 'skipped':
      return `${paint.quiet('skip')}   ${{ dependency: 'a call it needs did not succeed', 'dry-run': 'dry run', cancelled: 'stopped before it began' }[outcome.reason.type]}`;
    case 'denied':
      return `${paint.asking('denied')} ${printable(outcome.message)}`;
    case 'needs-input':
      return `${paint.asking('asks')}   ${outcome.missing.map(describeQuestion).join(' ')}`;
  }
}

/** The beginning of a further line of an outcome, under the first. */
const continued = `\n${' '.repeat(callColumns + 2 + 16)}`;

function describeQuestion({ question, choices }: MissingValue): string {
  return `${printable(question)}${choices.length === 0 ? '' : ` [${choices.map(describeAnswer).join(' | ')}]`}`;
}

function describeFigures(
  { figures }: Extract<AgentEvent, { type: 'run-end' }>,
  { callCount, modelName }: { readonly callCount: number; readonly modelName: string | undefined },
): string {
  const { firstCallMs, totalMs, promptTokens, outputTokens } = figures;
  return [
    `  ${callCount} ${callCount === 1 ? 'call' : 'calls'}`,
    ...(firstCallMs === undefined ? [] : [`${Math.round(firstCallMs)} ms to the first`]),
    `${Math.round(totalMs)} ms in all`,
    // Calls that are run again with an answer have no generation of their own.
    ...(modelName === undefined || promptTokens === 0 ? [] : [`${promptTokens} prompt tokens`, `${outputTokens} written`, modelName]),
  ].join(', ');
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;
