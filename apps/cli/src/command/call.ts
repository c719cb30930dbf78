import { createToolLookup, parseCallText, parseJsonCalls, type CallIssue, type ToolCall } from '@octoweave/core';
import { composeCallRunner } from '../compose/compose-call-runner.ts';
import { resolveConsent, type ConsentOptions } from '../compose/resolve-consent.ts';
import { findPack } from '../compose/resolve-pack.ts';
import { readQuery } from '../input/read-query.ts';
import { terminalOfProcess } from '../input/terminal.ts';
import { resolveJournal, type JournalOptions } from '../journal/resolve-journal.ts';
import { printable } from '../presentation/paint.ts';
import { createShow } from '../presentation/create-show.ts';
import { UsageError } from '../usage-error.ts';
import { carryOut } from './carry-out.ts';

/** Options of `octoweave call`. */
export interface CallCommandOptions extends ConsentOptions, JournalOptions {
  readonly state: string;
  readonly json: boolean;
  readonly jsonCalls: boolean;
  readonly dryRun: boolean;
}

/** Runs calls that are written out, without a model; the exit status says how they ended. */
export async function call(texts: readonly string[], options: CallCommandOptions): Promise<void> {
  const terminal = terminalOfProcess(options);
  const approve = resolveConsent(options, terminal);
  const calls = readCalls(await readTexts(texts, options), options);
  const { runner } = await composeCallRunner(options, { approve, journal: resolveJournal(options) });
  const runOptions = { isDryRun: options.dryRun };
  process.exitCode = await carryOut(runner.runCalls(calls, runOptions), { runner, runOptions, show: createShow(options), terminal });
}

/** Several texts are one list of calls. */
const readTexts = (texts: readonly string[], { jsonCalls }: CallCommandOptions): Promise<string> =>
  readQuery({ words: jsonCalls || texts.length < 2 ? texts : [texts.join(';')], input: process.stdin, example: example(jsonCalls) });

const example = (isJson: boolean): string =>
  isJson
    ? `octoweave call --json-calls '[{"tool":"vehicle.operate_sunroof","arguments":{"action":"open","position":50}}]'`
    : `octoweave call 'vehicle.operate_sunroof("open", 50)'`;

/** All or nothing. @throws {UsageError} where a part cannot be read. */
function readCalls(text: string, { pack: packName, jsonCalls }: CallCommandOptions): readonly ToolCall[] {
  const pack = findPack(packName);
  const { calls, issues } = jsonCalls ? parseJsonCalls(text, { lookup: createToolLookup([pack]) }) : parseCallText(text, { packs: [pack] });
  if (issues.length > 0) throw new UsageError(`The calls cannot be read, and none was run.\n${issues.map(describeIssue).join('\n')}`);
  if (calls.length === 0) throw new UsageError(`No call was written. Write one: ${example(jsonCalls)}`);
  return calls;
}

const describeIssue = ({ message, excerpt }: CallIssue): string => `  ${printable(message)} (${printable(excerpt)})`;
