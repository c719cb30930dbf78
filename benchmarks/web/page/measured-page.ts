import type { BenchmarkAnswer, BenchmarkRequest } from '../answer-request.ts';

/** What the page does for who measures it. It begins to open the model as soon as it is loaded. */
export interface MeasuredPage {
  answer(request: BenchmarkRequest): Promise<BenchmarkAnswer>;
  /** Bytes of the page and its workers. */
  measureMemory(): Promise<number>;
}

declare global {
  var measuredPage: MeasuredPage;

  interface Performance {
    /** Only in cross-origin isolated pages. */
    measureUserAgentSpecificMemory(): Promise<{ readonly bytes: number }>;
  }
}
