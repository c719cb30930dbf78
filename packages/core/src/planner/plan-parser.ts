import type { CallPiece } from '../call/functional-call-parser.ts';
import type { PlanParseEvent } from './plan-event.ts';

/** Whether writing broke off. */
export interface PlanParserEndOptions {
  /** The model was not done: what it had begun may lack something. */
  readonly isCutOff: boolean;
}

/**
 * Reads one plan, piece by piece. Keeps the laws of `PlanParseEvent`, never throws, and takes time linear in what it reads.
 */
export interface PlanParser {
  /** The events this piece completes; none after `parse-end`. */
  push(piece: CallPiece): readonly PlanParseEvent[];
  /** There are no more pieces. */
  end(options: PlanParserEndOptions): readonly PlanParseEvent[];
}
