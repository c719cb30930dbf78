import { AgentError } from '@octoweave/core';
import type { CorpusPlace } from './phrasing.ts';

/** One slip of a corpus or a data set: where, what is wrong, and what to do. */
export interface CorpusIssue {
  readonly place: CorpusPlace;
  readonly problem: string;
  readonly advice: string;
}

/** Corpora cannot be used as they are; all slips are told at once. */
export class CorpusError extends AgentError<'corpus-invalid'> {
  override readonly name = 'CorpusError';
  readonly issues: readonly CorpusIssue[];

  constructor(issues: readonly CorpusIssue[]) {
    super({ code: 'corpus-invalid', message: issues.map(printCorpusIssue).join('\n') });
    this.issues = issues;
  }
}

/** An issue on one line, in the form editors make clickable. */
export const printCorpusIssue = ({ place, problem, advice }: CorpusIssue): string => `${place.file}:${place.line}: ${problem}. ${advice}.`;
