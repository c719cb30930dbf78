import { createToolLookup, parseCallText, parseJsonCalls, type CallIssue, type ToolCall, type ToolPack } from '@octoweave/core';
import { composeCallRunner } from '../compose/compose-call-runner.ts';
import { openPacks, type DeviceOptions } from '../compose/open-packs.ts';
import { declarePacks, findPacks, knownPacks } from '../compose/pack/known-packs.ts';
import { findToolIds, resolveConsent, type ConsentOptions } from '../compose/resolve-consent.ts';
import { readQuery } from '../input/read-query.ts';
import { terminalOfProcess } from '../input/terminal.ts';
import { resolveJournal, type JournalOptions } from '../journal/resolve-journal.ts';
import { createPreviewCall } from '../preview/preview-call.ts';
import { printable } from '../presentation/paint.ts';
import { createShow } from '../presentation/create-show.ts';
import { noting, startTelemetry, withTelemetry } from '../telemetry/start-telemetry.ts';
import { UsageError } from '../usage-error.ts';
import { carryOut } from './carry-out.ts';

/** Options of `octoweave call`. */
export interface CallCommandOptions extends ConsentOptions, DeviceOptions, JournalOptions {
  /** Names of packs; every known one where none is named. */
  readonly pack: readonly string[];
  readonly json: boolean;
  readonly jsonCalls: boolean;
  readonly dryRun: boolean;
}

/** Runs calls that are written out, without a model; the exit status says how they ended. Only devices that are called are opened. */
export async function call(texts: readonly string[], options: CallCommandOptions): Promise<void> {
  const terminal = terminalOfProcess(options);
  const contributions = await findPacks(options.pack, knownPacks);
  const offered = await declarePacks(contributions);
  const calls = readCalls(await readTexts(texts, options), { offered, isJson: options.jsonCalls });
  const called = contributions.filter(({ name }) => calls.some(({ toolId }) => toolId.startsWith(`${name}.`)));
  const devices = await openPacks(called, options);
  try {
    const approve = resolveConsent(options, { offered, opened: devices.packs, terminal });
    const runner = composeCallRunner({ packs: devices.packs, approve, journal: resolveJournal(options) });
    const runOptions = { isDryRun: options.dryRun };
    const telemetry = await startTelemetry({ model: undefined });
    const show = noting(createShow(options, { terminal }), telemetry);
    const previewCall = createPreviewCall(devices.packs);
    process.exitCode = await withTelemetry(telemetry, () =>
      carryOut(runner.runCalls(calls, runOptions), { runner, runOptions, show, previewCall, terminal }),
    );
  } finally {
    await devices.dispose();
  }
}

/** Several texts are one list of calls. */
const readTexts = (texts: readonly string[], { jsonCalls }: CallCommandOptions): Promise<string> =>
  readQuery({ words: jsonCalls || texts.length < 2 ? texts : [texts.join(';')], input: process.stdin, example: example(jsonCalls) });

const example = (isJson: boolean): string =>
  isJson
    ? `octoweave call --json-calls '[{"tool":"vehicle.operate_sunroof","arguments":{"action":"open","intensity":50}}]'`
    : `octoweave call 'vehicle.operate_sunroof("open", 50)'`;

interface ReadCallsOptions {
  readonly offered: readonly ToolPack[];
  readonly isJson: boolean;
}

/** All or nothing. @throws {UsageError} where a part cannot be read. */
function readCalls(text: string, { offered, isJson }: ReadCallsOptions): readonly ToolCall[] {
  const { calls, issues } = isJson ? parseJsonCalls(text, { lookup: createToolLookup(offered) }) : parseCallText(text, { packs: offered });
  if (issues.length > 0)
    throw new UsageError(
      `The calls cannot be read, and none was run.\n${issues.map((issue) => `  ${describeIssue(issue, offered)}`).join('\n')}`,
    );
  if (calls.length === 0) throw new UsageError(`No call was written. Write one: ${example(isJson)}`);
  return calls;
}

function describeIssue({ code, message, excerpt }: CallIssue, offered: readonly ToolPack[]): string {
  const ids = code === 'tool-unknown' ? findToolIds(offered, excerpt) : [];
  if (ids.length > 1) return `Several packs have ${printable(excerpt)}; write ${ids.join(' or ')}.`;
  const packs = offered.map(({ name }) => name).join(', ');
  return code === 'tool-unknown'
    ? `No pack here has a tool of this name. Offered: ${packs}. (${printable(excerpt)})`
    : `${printable(message)} (${printable(excerpt)})`;
}
