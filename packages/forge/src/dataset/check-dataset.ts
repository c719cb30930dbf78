import { join } from 'node:path';
import {
  allocateFunctionalTokens,
  compileCallGrammar,
  compileSplitGrammar,
  controlSegment,
  controlToken,
  createCallMatcher,
  createRequestText,
  isAgentError,
  textSegment,
  toolId,
  type CallGrammar,
  type FunctionalTokenVocabulary,
  type OfferedTool,
  type ToolPack,
} from '@octoweave/core';
import type { CorpusIssue } from '../corpus/corpus-error.ts';
import { missing, readDatasetVocabulary, readExamples, type ReadExample } from './read-dataset.ts';
import type { TargetSegment, TrainingExample } from './training-example.ts';

/** What is checked. */
export interface CheckDatasetOptions {
  /** Where `writeDataset` wrote. */
  readonly folder: string;
  /** The packs it was made for. */
  readonly packs: readonly ToolPack[];
}

/** What a data set holds, and what is wrong with it. */
export interface CheckedDataset {
  readonly issues: readonly CorpusIssue[];
  readonly files: readonly CheckedExamples[];
}

/** Examples of one file, by what they teach. */
export interface CheckedExamples {
  readonly file: string;
  readonly examples: number;
  readonly calls: number;
  readonly refusals: number;
  readonly plans: number;
}

/** Why a line cannot be learnt from, and what to do. */
type Problem = Pick<CorpusIssue, 'problem' | 'advice'>;

/**
 * Reads a data set back as a model would learn it.
 *
 * - Every request is folded, and every answer is admitted by the grammar of its request.
 * - No request of the development set is trained on.
 */
export function checkDataset({ folder, packs }: CheckDatasetOptions): CheckedDataset {
  const vocabularyPath = join(folder, 'vocabulary.json');
  const vocabulary = readDatasetVocabulary(folder);
  if (!vocabulary) return { issues: [missing(vocabularyPath)], files: [] };
  const problem = checkVocabulary(vocabulary, packs);
  if (problem) return { issues: [{ place: { file: vocabularyPath, line: 1 }, ...problem }], files: [] };

  const [train, development] = [readExamples(folder, 'train.jsonl'), readExamples(folder, 'development.jsonl')];
  const tools = new Map(
    packs.flatMap((pack) =>
      pack.definitions.map((definition): readonly [string, OfferedTool] => {
        const id = toolId(pack.name, definition.name);
        return [vocabulary.byTool(id)?.text ?? '', { toolId: id, definition }];
      }),
    ),
  );
  const trained = new Set(train.examples.map(({ example }) => keyOf(example)));
  const leaked = development.examples.filter(({ example }) => trained.has(keyOf(example)));
  const checked = [train, development].map(({ name, examples, issues }) => ({
    issues: [...issues, ...examples.flatMap((read) => checkExampleLine(read, { name, tools, vocabulary }))],
    counts: countExamples(name, examples),
  }));
  return {
    issues: [
      ...checked.flatMap(({ issues }) => issues),
      ...leaked.map(({ line }) => ({
        place: { file: development.name, line },
        problem: 'the request is trained on, too',
        advice: 'Make the data again',
      })),
    ],
    files: checked.map(({ counts }) => counts),
  };
}

const keyOf = ({ role = '', request }: TrainingExample): string => role + request;

function checkVocabulary(vocabulary: FunctionalTokenVocabulary, packs: readonly ToolPack[]): Problem | undefined {
  try {
    const added = allocateFunctionalTokens(packs, { previous: vocabulary.tokens }).tokens.slice(vocabulary.tokens.length);
    if (added.length === 0) return undefined;
    return {
      problem: `it has no token for ${added.map((token) => token.toolId).join(', ')}`,
      advice: 'Make the data again with these packs',
    };
  } catch (error) {
    if (!isAgentError(error)) throw error;
    return { problem: error.message.replace(/\.$/u, ''), advice: 'Make the data again' };
  }
}

interface CheckLineOptions {
  readonly name: string;
  /** By functional token. */
  readonly tools: ReadonlyMap<string, OfferedTool>;
  readonly vocabulary: FunctionalTokenVocabulary;
}

function checkExampleLine({ example, line }: ReadExample, options: CheckLineOptions): readonly CorpusIssue[] {
  const problem = findProblem(example, options);
  return problem ? [{ place: { file: options.name, line }, ...problem }] : [];
}

function findProblem({ role, request, target }: TrainingExample, { tools, vocabulary }: CheckLineOptions): Problem | undefined {
  const text = createRequestText(request);
  if (text.folded !== request || request === '')
    return { problem: `the request "${request}" is not folded`, advice: 'Make the data again' };
  const printed = target.map((segment) => (typeof segment === 'string' ? segment : segment.control)).join('');
  if (role === controlToken.plan && !admits(target, compileSplitGrammar({ text, tools: [] })))
    return {
      problem: `${printed} is no plan of "${request.trim()}" that the grammar admits`,
      advice: 'Say every word of a step in its sentence',
    };
  if (role === controlToken.plan) return undefined;
  const named = new Set(controlsOf(target).filter((control) => vocabulary.byText(control)));
  const offered = [...named].flatMap((control) => tools.get(control) ?? []);
  if (offered.length < named.size)
    return { problem: `${printed} calls a tool of another pack`, advice: 'Name the packs that the data was made for' };
  // What the grammar of the called tools alone admits, that of more tools admits too.
  const options = { vocabulary, tools: offered, request: text, allowsNesting: true, allowsReferences: true };
  const isAdmitted = offered.length === 0 ? isRefusal(target) : admits(target, compileCallGrammar(options));
  return isAdmitted
    ? undefined
    : {
        problem: `${printed} is no answer to "${request.trim()}" that the grammar admits`,
        advice: 'Make the data again, or report the line',
      };
}

function admits(target: readonly TargetSegment[], grammar: CallGrammar): boolean {
  const matcher = createCallMatcher(grammar);
  for (const segment of target) matcher.push(typeof segment === 'string' ? textSegment(segment) : controlSegment(segment.control));
  return matcher.isComplete();
}

const controlsOf = (target: readonly TargetSegment[]): readonly string[] =>
  target.flatMap((segment) => (typeof segment === 'string' ? [] : [segment.control]));

const isRefusal = (target: readonly TargetSegment[]): boolean =>
  target.length === 2 && controlsOf(target).join(' ') === `${controlToken.abstain} ${controlToken.end}`;

function countExamples(file: string, examples: readonly ReadExample[]): CheckedExamples {
  const plans = examples.filter(({ example }) => example.role === controlToken.plan).length;
  const refusals = examples.filter(({ example }) => example.role !== controlToken.plan && isRefusal(example.target)).length;
  return { file, examples: examples.length, calls: examples.length - plans - refusals, refusals, plans };
}
