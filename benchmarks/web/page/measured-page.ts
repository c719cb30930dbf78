import type { BenchmarkAnswer, BenchmarkRequest } from '../answer-request.ts';

/** What the browser counts for a page and its workers. */
export interface PageMemory {
  readonly bytes: number;
  readonly breakdown: readonly { readonly bytes: number; readonly types: readonly string[] }[];
}

/** What the page does for who measures it. It begins to open the model as soon as it is loaded. */
export interface MeasuredPage {
  answer(request: BenchmarkRequest): Promise<BenchmarkAnswer>;
  measureMemory(): Promise<PageMemory>;
}

declare global {
  var measuredPage: MeasuredPage;

  interface Performance {
    /** Only in cross-origin isolated pages. */
    measureUserAgentSpecificMemory(): Promise<PageMemory>;
  }
}
