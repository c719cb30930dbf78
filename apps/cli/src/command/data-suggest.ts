import { toolId } from '@octoweave/core';
import {
  checkCorpora,
  collectSuggestionTasks,
  CorpusError,
  createSuggestionChecker,
  suggestionPromptVersion,
  type SuggestionTask,
} from '@octoweave/forge';
import { concatMap, from, fromEvent, map, takeUntil, tap } from 'rxjs';
import { openModel, type OpenedModel } from '../compose/open-model.ts';
import type { ModelOptions } from '../compose/resolve-model.ts';
import { exitStatus } from '../exit-status.ts';
import { askForPhrasings, type AskForPhrasingsOptions, type SuggestionEvent } from '../suggest/ask-for-phrasings.ts';
import { chooseSuggestedTools } from '../suggest/choose-suggested-tools.ts';
import { openDrafts, type WithDraft } from '../suggest/draft-file.ts';
import { createSuggestionLog, printSuggestionReport, type SuggestionLog, type SuggestionReport } from '../suggest/suggestion-report.ts';
import { UsageError } from '../usage-error.ts';
import { locateCorpora, type CorpusOptions } from './data-corpora.ts';

/** Options of `octoweave data suggest`. */
export interface DataSuggestOptions extends CorpusOptions, Pick<ModelOptions, 'model' | 'server' | 'serverModel'> {
  /** Sentences asked for each call. */
  readonly each: number;
  /** Calls asked about, of each tool. @defaultValue all of its corpus */
  readonly calls?: number | undefined;
  readonly seed: number;
  readonly out?: string | undefined;
  readonly json: boolean;
}

/** A tool, what is asked about it, and what came of that. */
interface AskedTool {
  readonly tool: string;
  readonly tasks: readonly SuggestionTask[];
  readonly file: string;
  readonly log: SuggestionLog;
}

type DraftedTool = AskedTool & WithDraft;

/**
 * Asks a model that follows instructions for more phrasings, and writes those that hold up for a person to read.
 *
 * - Corpora stay as they are. Nothing but sentences is taken from a model.
 * - Ctrl-C stops the model and keeps what is written; so does a model that fails.
 *
 * @throws {CorpusError} with every slip of the phrasings there are.
 */
export async function dataSuggest(name: string | undefined, options: DataSuggestOptions): Promise<void> {
  if (options.model === undefined && options.server === undefined)
    throw new UsageError(`No model is embedded that writes sentences. ${modelAdvice}`);
  const located = await locateCorpora(options);
  const chosen = chooseSuggestedTools(located.packs, { name, out: options.out });
  const { corpora, issues } = checkCorpora(located);
  if (issues.length > 0) throw new CorpusError(issues);
  const asked = chosen.map(({ pack, tool, file }): AskedTool => {
    const tasks = collectSuggestionTasks({ ...located, pack, tool, limit: options.calls, seed: options.seed });
    if (tasks.length === 0)
      throw new UsageError(
        `There is nothing to begin from for ${tool.name}: no phrasing, and no example in its declaration. Write a few sentences first (docs/own-pack.md).`,
      );
    return { tool: toolId(pack.name, tool.name), tasks, file, log: createSuggestionLog() };
  });
  const model = await openInstructModel(options);
  try {
    const drafted = openDrafts(asked, { comment: describeOrigin(model.name, options.seed) });
    const checker = createSuggestionChecker({ packs: located.packs, corpora });
    const isStopped = await askAboutTools(drafted, { options, model, checker });
    report(drafted, { options, model, isStopped });
  } finally {
    await model.session.dispose();
  }
}

const modelAdvice = 'Name one that follows instructions, with --server or --model.';

/** @throws {UsageError} where it only writes functional tokens. */
async function openInstructModel({ model, server, serverModel }: DataSuggestOptions): Promise<OpenedModel> {
  const opened = await openModel({ model, server, serverModel });
  if (opened.instruction !== undefined) return opened;
  await opened.session.dispose();
  throw new UsageError(`The model ${opened.name} writes calls and no sentences. ${modelAdvice}`);
}

function describeOrigin(model: string, seed: number): readonly string[] {
  const day = new Date().toISOString().slice(0, 10);
  return [
    `Suggested by ${model} on ${day}; prompt ${suggestionPromptVersion}, seed ${seed}. Nobody has read this yet.`,
    'Put what you would say yourself, and what means the call above it, into the corpus; then delete this file.',
  ];
}

interface AskAboutToolsOptions extends Pick<AskForPhrasingsOptions, 'model' | 'checker'> {
  readonly options: DataSuggestOptions;
}

/** @returns whether Ctrl-C stopped it */
async function askAboutTools(
  drafted: readonly DraftedTool[],
  { options: { each, seed }, model, checker }: AskAboutToolsOptions,
): Promise<boolean> {
  let isStopped = false;
  const stops = fromEvent(process, 'SIGINT').pipe(tap(() => (isStopped = true)));
  const asking = from(drafted).pipe(
    concatMap((one) => askForPhrasings(one.tasks, { model, checker, wanted: each, seed }).pipe(map((event) => ({ one, event })))),
  );
  try {
    await asking.pipe(takeUntil(stops)).forEach(({ one, event }) => follow(one, event));
    return isStopped;
  } catch (error) {
    const files = drafted.filter(({ draft }) => draft.hasSentences).map(({ file }) => file);
    if (files.length > 0) process.stderr.write(`What held up so far is in ${files.join(', ')}.\n`);
    throw error;
  } finally {
    for (const { draft } of drafted) draft.close();
  }
}

function follow({ tool, tasks, log, draft }: DraftedTool, event: SuggestionEvent): void {
  switch (event.type) {
    case 'suggestion':
      log.note(event.task, event.suggestion);
      if (event.suggestion.fault === undefined) draft.write(event.task, event.suggestion.text);
      return;
    case 'task-end':
      process.stderr.write(
        `${tool}, call ${tasks.indexOf(event.task) + 1} of ${tasks.length}: ${log.kept.length} kept, ${log.thrownOut.length} thrown out so far\n`,
      );
  }
}

interface ReportOptions {
  readonly options: DataSuggestOptions;
  readonly model: OpenedModel;
  readonly isStopped: boolean;
}

function report(drafted: readonly DraftedTool[], { options: { json, seed }, model, isStopped }: ReportOptions): void {
  const tools = drafted.map(({ tool, file, draft, log: { kept, thrownOut } }): SuggestionReport => ({
    tool,
    file: draft.hasSentences ? file : null,
    kept,
    thrownOut,
  }));
  process.stdout.write(
    json
      ? `${JSON.stringify({ model: model.name, prompt: suggestionPromptVersion, seed, isStopped, tools })}\n`
      : tools.map(printSuggestionReport).join(''),
  );
  if (isStopped) {
    process.stderr.write('octoweave: Stopped. What held up so far is kept.\n');
    process.exitCode = exitStatus.cancelled;
  } else if (tools.every(({ file }) => file === null)) process.exitCode = exitStatus.incomplete;
}
