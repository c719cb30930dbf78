import { readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { createVocabulary, type FunctionalToken, type FunctionalTokenVocabulary } from '@octoweave/core';
import type { CorpusIssue } from '../corpus/corpus-error.ts';
import type { TargetSegment, TrainingExample } from './training-example.ts';
import type { WrittenDataset } from './write-dataset.ts';

/** A file of examples as it stands on disk. */
export interface ExampleFile {
  readonly name: string;
  readonly examples: readonly ReadExample[];
  readonly issues: readonly CorpusIssue[];
}

/** An example, and its line. */
export interface ReadExample {
  readonly example: TrainingExample;
  readonly line: number;
}

/** Reads a file of examples. Lines that are none are issues. */
export function readExamples(folder: string, name: string): ExampleFile {
  const path = join(folder, name);
  if (!existsSync(path)) return { name: path, examples: [], issues: [missing(path)] };
  const examples: ReadExample[] = [];
  const issues: CorpusIssue[] = [];
  readFileSync(path, 'utf8')
    .split('\n')
    .forEach((text, index) => {
      if (text === '') return;
      const example = parseJson(text);
      const line = index + 1;
      if (isTrainingExample(example)) examples.push({ example, line });
      else
        issues.push({
          place: { file: path, line },
          problem: 'the line is no example',
          advice: 'Make the data again: a line has request and target',
        });
    });
  return { name: path, examples, issues };
}

/** The vocabulary of a data set, as `vocabulary.json` has it; undefined where it has none. */
export function readDatasetVocabulary(folder: string): FunctionalTokenVocabulary | undefined {
  const tokens = readRecord(join(folder, 'vocabulary.json'))?.['tokens'];
  return Array.isArray(tokens) && tokens.every(isFunctionalToken) ? createVocabulary(tokens) : undefined;
}

/** The facts of a data set, as `statistics.json` has them; undefined where it has none. */
export function readDatasetStatistics(folder: string): WrittenDataset | undefined {
  const written = readRecord(join(folder, 'statistics.json'));
  // Written by `writeDataset`, and looked at by nobody but people.
  return written && 'train' in written && 'development' in written ? (written as unknown as WrittenDataset) : undefined;
}

export const missing = (path: string): CorpusIssue => ({
  place: { file: path, line: 1 },
  problem: 'the file is missing, or cannot be read',
  advice: 'Make the data with `octoweave data generate`',
});

function readRecord(path: string): Readonly<Record<string, unknown>> | undefined {
  const value = existsSync(path) ? parseJson(readFileSync(path, 'utf8')) : undefined;
  return isRecord(value) ? value : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

const isTrainingExample = (value: unknown): value is TrainingExample =>
  isRecord(value) &&
  typeof value['request'] === 'string' &&
  ['string', 'undefined'].includes(typeof value['role']) &&
  Array.isArray(value['target']) &&
  value['target'].every(isTargetSegment);

const isTargetSegment = (value: unknown): value is TargetSegment =>
  typeof value === 'string' || (isRecord(value) && typeof value['control'] === 'string');

const isFunctionalToken = (value: unknown): value is FunctionalToken =>
  isRecord(value) && typeof value['slot'] === 'number' && ['text', 'toolId', 'signature'].every((name) => typeof value[name] === 'string');
