import { readFile } from 'node:fs/promises';
import { allocateFunctionalTokens, createSplitPlanner, denyAll, offerRetrieved } from '@octoweave/core';
import {
  checkMinimums,
  createParameterLookup,
  createRecordedPredict,
  formatReport,
  parseEvaluationCases,
  parseMinimum,
  parseRecordedPredictions,
  runEvaluation,
  type EvaluationFile,
  type LineIssue,
  type Predict,
} from '@octoweave/core/evaluation';
import { composeAgent } from '../compose/compose-agent.ts';
import { openModel } from '../compose/open-model.ts';
import { openPacks, simulated } from '../compose/open-packs.ts';
import { declarePacks, findPacks } from '../compose/pack/known-packs.ts';
import { createCaseClock } from '../evaluation/case-clock.ts';
import { countOffered } from '../evaluation/count-offered.ts';
import { findLookedUpParameters } from '../evaluation/looked-up-parameters.ts';
import { narrowAgent } from '../evaluation/narrow-agent.ts';
import { openRetriever } from '../evaluation/open-retriever.ts';
import { createPrintGold } from '../evaluation/print-gold.ts';
import { predictWithAgent } from '../evaluation/predict-with-agent.ts';
import type { RetrieverName } from '../evaluation/retriever-name.ts';
import { exitStatus } from '../exit-status.ts';
import { UsageError } from '../usage-error.ts';

/** Options of `octoweave eval`. */
export interface EvaluateOptions {
  /** Names of packs; that of the embedded model where none is named. */
  readonly pack: readonly string[];
  readonly model?: string;
  readonly json: boolean;
  readonly predictions?: string;
  readonly min?: readonly string[];
  readonly misses: boolean;
  /** Who chooses the tools of each request; `none` offers all of the packs'. */
  readonly retriever: RetrieverName | 'none';
}

interface Predictor {
  readonly predict: Predict;
  readonly model: string | null;
  /** Tools offered on average; undefined where no retriever chose them. */
  readonly toolsKept: () => number | undefined;
  readonly dispose: () => Promise<void>;
}

/** More than any report has. */
const everyMiss = Number.MAX_SAFE_INTEGER;

/** Scores files of cases; the exit status says whether every minimum was reached. */
export async function evaluate(paths: readonly string[], options: EvaluateOptions): Promise<void> {
  const minimums = (options.min ?? []).map(parseMinimum);
  const packs = await declarePacks(await findPacks(options.pack));
  const files = await Promise.all(paths.map(readCases));
  const predictor = await openPredictor(options);
  try {
    const result = await runEvaluation({
      files,
      predict: predictor.predict,
      parameterOf: createParameterLookup(packs),
      printGold: createPrintGold(packs, allocateFunctionalTokens(packs)),
      onProgress: ({ scored, total }) => showProgress(scored, total),
    });
    const missed = checkMinimums(result.all, minimums);
    if (missed.length > 0) process.exitCode = exitStatus.belowMinimum;
    const backend = predictor.model === null ? null : 'node-llama-cpp';
    const toolsKept = predictor.toolsKept();
    const retriever = toolsKept === undefined ? null : { name: options.retriever, toolsKept };
    process.stdout.write(
      options.json
        ? `${JSON.stringify({ model: predictor.model, backend, retriever, ...result })}\n`
        : formatReport(result, { maximumMisses: options.misses ? everyMiss : 0 }),
    );
    if (retriever && !options.json)
      process.stdout.write(`\n${retriever.name} retriever: ${retriever.toolsKept.toFixed(2)} tools kept on average\n`);
    for (const { metric, minimum, rate } of missed)
      process.stderr.write(`octoweave: ${metric} is ${rate ?? 'not measured'}, below ${minimum}.\n`);
  } finally {
    await predictor.dispose();
  }
}

async function openPredictor(options: EvaluateOptions): Promise<Predictor> {
  if (options.predictions !== undefined) {
    const { predictions, issues } = parseRecordedPredictions(await readText(options.predictions));
    refuseIssues(options.predictions, issues);
    return { predict: createRecordedPredict(predictions), model: null, toolsKept: () => undefined, dispose: () => Promise.resolve() };
  }
  const { packs } = await openPacks(await findPacks(options.pack), simulated);
  const implemented = packs.map((pack) => pack.implemented);
  const retriever = options.retriever === 'none' ? undefined : await openRetriever(options.retriever, implemented);
  const clock = createCaseClock();
  const model = await openModel({ model: options.model, pack: options.pack });
  const agent = await composeAgent({ packs, model, approve: denyAll, context: clock.context });
  const counted = retriever && countOffered(offerRetrieved(retriever));
  const evaluated = counted ? narrowAgent(agent, { offer: counted.offer, packs: implemented, context: clock.context }) : agent;
  const planner = createSplitPlanner({
    session: model.session,
    grammars: model.backend.capabilities.grammars,
    classifier: model.classifier,
  });
  return {
    predict: predictWithAgent(evaluated, { clock, planner, isLookedUp: findLookedUpParameters(implemented) }),
    model: model.name,
    toolsKept: () => counted?.mean(),
    async dispose() {
      await agent.dispose();
      await retriever?.dispose();
    },
  };
}

async function readCases(path: string): Promise<EvaluationFile> {
  const { cases, issues } = parseEvaluationCases(await readText(path));
  refuseIssues(path, issues);
  if (cases.length === 0) throw new UsageError(`${path} holds no cases. Give a file with one JSON case a line.`);
  return { file: path, cases };
}

async function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(error.code === 'ENOENT' ? `There is no file ${path}.` : `${path} cannot be read: ${error.message}`);
  });
}

function refuseIssues(path: string, issues: readonly LineIssue[]): void {
  if (issues.length > 0)
    throw new UsageError(
      `${path} has lines that cannot be used:\n${issues.map(({ line, message }) => `  line ${line}: ${message}`).join('\n')}`,
    );
}

function showProgress(scored: number, total: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${scored} of ${total}${scored === total ? '\n' : ''}`);
}
