import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createRequestText, type RequestText } from '@octoweave/core';
import { parseEvaluationCases, requestsOf, type EvaluationFile } from '@octoweave/core/evaluation';
import { goldWays, type GoldWay } from '../../benchmarks/retriever/gold-tools.ts';

/** A request, and the ways of serving it; none where nothing may be called. */
export interface SetRequest {
  readonly text: RequestText;
  readonly ways: readonly GoldWay[];
}

/** The cases of one file. */
export interface RequestSet {
  readonly name: string;
  readonly file: EvaluationFile;
  readonly requests: readonly SetRequest[];
}

/** Sets that are open to development, and their twins that stay blind until a model is done. */
export type SetKind = 'dev' | 'test';

const setNames = ['vehicle', 'android', 'macos', 'joint', 'plans'] as const;

/** How much is read. */
export interface ReadRequestSetsOptions {
  /** The first cases of each file. @defaultValue all of them */
  readonly limit?: number | undefined;
}

/** @throws {Error} where a file has a line that cannot be read. */
export function readRequestSets(kind: SetKind, { limit }: ReadRequestSetsOptions = {}): readonly RequestSet[] {
  return setNames.map((pack) => {
    const path = fileURLToPath(new URL(`../../packages/forge/evaluation/${pack}.${kind}.jsonl`, import.meta.url));
    const { cases: read, issues } = parseEvaluationCases(readFileSync(path, 'utf8'));
    const cases = read.slice(0, limit);
    if (issues.length > 0) throw new Error(`${path}: ${issues.map(({ line, message }) => `line ${line}: ${message}`).join('\n')}`);
    const requests = cases
      .flatMap(requestsOf)
      .map((request): SetRequest => ({ text: createRequestText(request.query), ways: goldWays(request, { pack }) }));
    return { name: `${pack}.${kind}`, file: { file: `${pack}.${kind}.jsonl`, cases }, requests };
  });
}
