import { clearLine, cursorTo } from 'node:readline';
import type { Writable } from 'node:stream';
import { printable } from './paint.ts';

/** What is told of a model that is pulled, also as JSON: `pull-start`, then progress, then `pull-end`. */
export type PullEvent =
  | { readonly type: 'pull-start'; readonly name: string; readonly url: string }
  | { readonly type: 'pull-progress'; readonly receivedBytes: number; readonly totalBytes: number | undefined }
  | {
      readonly type: 'pull-end';
      readonly name: string;
      readonly file: string;
      readonly bytes: number;
      readonly sha256: string;
      /** Whether somebody had said what its digest must be. */
      readonly isVerified: boolean;
    };

/** Shows it to a person: in one line that changes at a terminal, in a line each tenth elsewhere. */
export function createPullView(output: Writable & { readonly isTTY?: boolean }): (event: PullEvent) => void {
  let shown: string | undefined;
  const showProgress = (text: string): void => {
    if (text === shown) return;
    shown = text;
    if (output.isTTY) {
      cursorTo(output, 0);
      output.write(text);
      clearLine(output, 1);
    } else output.write(`${text}\n`);
  };
  return (event) => {
    switch (event.type) {
      case 'pull-start':
        output.write(`  ${printable(event.name)} from ${printable(event.url)}\n`);
        return;
      case 'pull-progress':
        showProgress(describeProgress(event, output.isTTY ? 1 : 10));
        return;
      case 'pull-end': {
        if (output.isTTY) output.write('\n');
        const known = event.isVerified ? 'as promised' : 'not promised by anybody: keep it, to know the file again';
        output.write(`  ${megabytes(event.bytes)}, sha256 ${event.sha256} (${known})\n`);
        output.write(`  octoweave run --model ${printable(event.name)} "..."\n`);
      }
    }
  };
}

function describeProgress({ receivedBytes, totalBytes }: Extract<PullEvent, { type: 'pull-progress' }>, percentSteps: number): string {
  if (totalBytes === undefined) return `  ${Math.floor(receivedBytes / 1e7) * 10} MB`;
  const percent = totalBytes === 0 ? 100 : (receivedBytes / totalBytes) * 100;
  return `  ${String(Math.floor(percent / percentSteps) * percentSteps).padStart(3)} % of ${megabytes(totalBytes)}`;
}

/** A size as a person reads it. */
export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
