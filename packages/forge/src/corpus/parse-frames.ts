import type { CorpusIssue } from './corpus-error.ts';

/** A sentence around other sentences: words and the holes `{request}`, or `{first}`, `{second}`, `{third}`. */
export interface Frame {
  /** The kind of request it fits, from the `>` line above it; `any` where there is none. */
  readonly group: string;
  /** Words at even places, hole names at odd ones. */
  readonly pieces: readonly string[];
}

/** Frames of a file, and what is wrong with it. */
export interface FrameFile {
  readonly frames: readonly Frame[];
  readonly issues: readonly CorpusIssue[];
}

/** Reads `shared/wrappers.phrasings` or `shared/connectors.phrasings`. */
export function parseFrames(
  text: string,
  { file, holes }: { readonly file: string; readonly holes: readonly (readonly string[])[] },
): FrameFile {
  const frames: Frame[] = [];
  const issues: CorpusIssue[] = [];
  let group = 'any';
  text.split('\n').forEach((raw, index) => {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) return;
    if (line.startsWith('>')) {
      group = line.slice(1).trim();
      return;
    }
    const pieces = line.split(/\{([^}]*)\}/u);
    const found = pieces.filter((_, place) => place % 2 === 1).join(' ');
    if (holes.some((names) => names.join(' ') === found)) frames.push({ group, pieces });
    else
      issues.push({
        place: { file, line: index + 1 },
        problem: `the frame holds "${found}"`,
        advice: `Write ${holes.map((names) => names.map((name) => `{${name}}`).join(' and ')).join(', or ')}, in this order`,
      });
  });
  return { frames, issues };
}
