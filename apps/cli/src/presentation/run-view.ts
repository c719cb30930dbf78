import type { MissingValue, ResolvedCall, ToolCall, ToolOutcome } from '@octoweave/core';
import type { CallLines } from './call-lines.ts';
import type { CommandEvent } from './command-event.ts';
import { describeOrchestration } from './describe-orchestration.ts';
import { describePreview } from './describe-preview.ts';
import { describeResult } from './describe-result.ts';
import { describeAnswer, describeArguments, describeChange, describeShown } from './describe-values.ts';
import { printable, type Paint } from './paint.ts';

/** Writes the events of a run for a person. */
export interface RunView {
  show(event: CommandEvent): void;
}

export interface CreateRunViewOptions {
  readonly lines: CallLines;
  readonly paint: Paint;
  /** Undefined where calls are run without a model. */
  readonly modelName: string | undefined;
}

const toolColumns = 24;
const argumentColumns = 22;
/** A call starts a new column of figures here. */
const callColumns = toolColumns + argumentColumns;

/** One line a call, and what is said between calls. */
export function createRunView({ lines, paint, modelName }: CreateRunViewOptions): RunView {
  const startedAt = new Map<string, number>();
  let callCount = 0;

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
          callCount += 1;
          startedAt.set(event.call.id, event.atMs);
          return lines.start(event.call.id, label(event.call, event.resolved));
        case 'call-end': {
          const elapsed = event.atMs - (startedAt.get(event.call.id) ?? event.atMs);
          const text = ` ${seconds(elapsed)}  ${describeOutcome(event.outcome, paint)}`;
          lines.end(event.call.id, { label: label(event.call, event.resolved), text });
          if (isDry(event.outcome) && event.resolved?.shown) lines.line(`      ${paint.quiet(describeShown(event.resolved.shown))}`);
          return;
        }
        case 'call-preview':
          for (const text of describePreview(event)) lines.line(`      ${paint.quiet(text)}`);
          return;
        case 'approval-request':
        case 'question-request':
          // The question is for whoever is asked, and is quoted where nobody is.
          return lines.interrupt();
        case 'parse-warning':
          return lines.line(`  ${paint.asking('note')}  ${printable(event.message)}`);
        case 'run-end':
          if (event.status === 'abstained') lines.line('  No tool of these packs does that. `octoweave tools` lists what they do.');
          if (event.status === 'cancelled') lines.line(`  ${paint.bad('stopped')}`);
          return lines.line(paint.quiet(describeFigures(event, { callCount, modelName })));
        case 'journal-warning':
          return lines.line(`  ${paint.bad('note')}  ${printable(event.message)}`);
        case 'run-start':
          callCount = 0;
          startedAt.clear();
          return undefined;
        case 'generation-start':
        case 'generation-end':
        case 'call-planned':
        case 'approval-end':
        case 'question-end':
          return undefined;
        default:
          for (const text of describeOrchestration(event, paint)) lines.line(text);
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
  { figures }: Extract<CommandEvent, { type: 'run-end' }>,
  { callCount, modelName }: { readonly callCount: number; readonly modelName: string | undefined },
): string {
  const { firstCallMs, totalMs, promptTokens, outputTokens } = figures;
  const generations = 'generations' in figures ? figures.generations : Math.sign(promptTokens);
  return [
    `  ${callCount} ${callCount === 1 ? 'call' : 'calls'}`,
    ...(firstCallMs === undefined ? [] : [`${Math.round(firstCallMs)} ms to the first`]),
    `${Math.round(totalMs)} ms in all`,
    ...(generations > 1 ? [`the model asked ${generations} times`] : []),
    // Not every server tells.
    ...(promptTokens === 0 ? [] : [`${promptTokens} prompt tokens`, `${outputTokens} written`]),
    // Calls that are run again with an answer have no generation of their own.
    ...(modelName === undefined || generations === 0 ? [] : [modelName]),
  ].join(', ');
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;
