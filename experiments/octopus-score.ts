/**
 * The single-call cases of an evaluation file of the phone, for models that run elsewhere.
 *
 * `octopus-score.ts CASES` prints `{"id", "request"}` lines, the request as a model gets it. With `--answers FILE`, lines of
 * `{"request", "target"}` whose target mixes text, `{"tool": name}` and `{"control": name}`, it prints how many of them call the right function,
 * and how many make the right call once their arguments are understood. Nothing constrains these answers.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  allocateFunctionalTokens,
  controlSegment,
  controlToken,
  createRequestText,
  createSplitPlanner,
  denyAll,
  textSegment,
  toolId,
  type FunctionalTokenVocabulary,
  type PromptSegment,
} from '@octoweave/core';
import {
  createParameterLookup,
  parseEvaluationCases,
  requestsOf,
  runEvaluation,
  type CaseScore,
  type EvaluationCase,
} from '@octoweave/core/evaluation';
import { createScriptedBackend, scriptedModel } from '@octoweave/core/testing';
import { composeAgent } from '../apps/cli/src/compose/compose-agent.ts';
import { openPacks, simulated } from '../apps/cli/src/compose/open-packs.ts';
import { declarePacks, findPacks } from '../apps/cli/src/compose/pack/known-packs.ts';
import { createCaseClock } from '../apps/cli/src/evaluation/case-clock.ts';
import { findLookedUpParameters } from '../apps/cli/src/evaluation/looked-up-parameters.ts';
import { predictWithAgent } from '../apps/cli/src/evaluation/predict-with-agent.ts';

type AnswerPart = string | { readonly tool: string } | { readonly control: string };

/** What a model wrote for a request. */
interface Answer {
  readonly request: string;
  readonly target: readonly AnswerPart[];
}

const pack = 'android';
const { values: options, positionals } = parseArgs({ options: { answers: { type: 'string' } }, allowPositionals: true });
const { cases: all } = parseEvaluationCases(readFileSync(positionals[0]!, 'utf8'));
const singles = all.filter((written) => requestsOf(written).some(({ tags }) => tags.includes('single')));
/** As an action model is asked. */
const requestOf = (query: string): string => createRequestText(query).folded;

if (options.answers === undefined) {
  for (const { id, query } of singles.flatMap(requestsOf)) console.log(JSON.stringify({ id, request: requestOf(query) }));
} else {
  const lines = readFileSync(options.answers, 'utf8').trimEnd().split('\n');
  console.log(JSON.stringify(await scoreAnswers(lines.map((line) => JSON.parse(line) as Answer))));
}

interface Counted {
  readonly right: number;
  readonly of: number;
}

interface RightAnswers {
  readonly function: Counted;
  readonly call: Counted;
}

async function scoreAnswers(answers: readonly Answer[]): Promise<RightAnswers> {
  const contributions = await findPacks([pack]);
  const { packs, dispose } = await openPacks(contributions, simulated);
  const implemented = packs.map((opened) => opened.implemented);
  const vocabulary = allocateFunctionalTokens(implemented);
  const targets = new Map(answers.map(({ request, target }) => [request, toSegments(target, vocabulary)]));
  const backend = createScriptedBackend({
    controlTokens: vocabulary.reservedTexts,
    metadata: { 'octoweave.vocabulary.digest': vocabulary.digest },
    answer: (prompt) => targets.get(prompt.map(({ type, text }) => (type === 'text' ? text : '')).join('')) ?? [],
  });
  const session = await backend.openSession({ model: scriptedModel });
  const model = {
    name: 'recorded',
    session,
    backend: { ...backend, openSession: () => Promise.resolve(session) },
    instruction: undefined,
    classifier: undefined,
  };
  const clock = createCaseClock();
  const agent = await composeAgent({ packs, model, approve: denyAll, context: clock.context });
  const planner = createSplitPlanner({ session });
  const answered = singles.filter((written) => requestsOf(written).some(({ query }) => targets.has(requestOf(query))));
  const report = await score(answered);
  await agent.dispose();
  await dispose();
  return report;

  async function score(cases: readonly EvaluationCase[]): Promise<RightAnswers> {
    const scores: CaseScore[] = [];
    await runEvaluation({
      files: [{ file: pack, cases }],
      predict: predictWithAgent(agent, { clock, planner, isLookedUp: findLookedUpParameters(implemented) }),
      parameterOf: createParameterLookup(await declarePacks(contributions)),
      onProgress: (progress) => scores.push(progress.score),
    });
    const count = (right: readonly CaseScore[]): Counted => ({ right: right.length, of: scores.length });
    return {
      function: count(scores.filter(({ isFunctionRight }) => isFunctionRight)),
      call: count(scores.filter(({ isCallRight }) => isCallRight)),
    };
  }
}

/** A control token that is none of this vocabulary's stays text, which no parser takes for a call. */
function toSegments(target: readonly AnswerPart[], vocabulary: FunctionalTokenVocabulary): readonly PromptSegment[] {
  const known: ReadonlySet<string> = new Set(Object.values(controlToken));
  return target.map((part) => {
    if (typeof part === 'string') return textSegment(part);
    if ('tool' in part) return controlSegment(vocabulary.byTool(toolId(pack, part.tool))!.text);
    return known.has(part.control) ? controlSegment(part.control) : textSegment(part.control);
  });
}
