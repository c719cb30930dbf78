import { closeSync, openSync, unlinkSync, writeSync } from 'node:fs';
import type { SuggestionTask } from '@octoweave/forge';
import { UsageError } from '../usage-error.ts';

/** Where suggestions of one tool are written for a person to read. Owned by whoever opened it. */
export interface DraftFile {
  /** Whether anything was written. */
  readonly hasSentences: boolean;
  /** Writes a sentence under the header of its task, at once: what is there stays, however the program ends. */
  write(task: SuggestionTask, sentence: string): void;
  /** A file without sentences is removed. Safe to call twice. */
  close(): void;
}

/** What is said at the top of a draft. */
export interface OpenDraftOptions {
  readonly comment: readonly string[];
}

/**
 * Creates a file in the format of a corpus. What is there already is never written over.
 *
 * - Headers and slots come from the task, never from a model; those of a task are written with its first sentence.
 *
 * @throws {UsageError} where it is there, or cannot be written.
 */
export function openDraft(path: string, { comment }: OpenDraftOptions): DraftFile {
  const descriptor = create(path);
  const written = new Set<string>();
  let header: string | undefined;
  let isOpen = true;
  const begin = (task: SuggestionTask): readonly string[] => {
    if (task.header === header) return [];
    const top = header === undefined ? comment.map((line) => `# ${printable(line)}`) : [];
    const definitions = task.definitions.filter((definition) => !written.has(definition));
    for (const definition of definitions) written.add(definition);
    header = task.header;
    return [...top, ...definitions, `> ${header}`];
  };
  return {
    get hasSentences() {
      return header !== undefined;
    },
    write: (task, sentence) => void writeSync(descriptor, `${[...begin(task), sentence].join('\n')}\n`),
    close: () => {
      if (!isOpen) return;
      isOpen = false;
      closeSync(descriptor);
      if (header === undefined) unlinkSync(path);
    },
  };
}

/** Something that has a draft. */
export interface WithDraft {
  readonly draft: DraftFile;
}

/** Opens the drafts of several, or none where one cannot be. @throws {UsageError} as `openDraft`. */
export function openDrafts<Wanted extends { readonly file: string }>(
  wanted: readonly Wanted[],
  options: OpenDraftOptions,
): readonly (Wanted & WithDraft)[] {
  const opened: (Wanted & WithDraft)[] = [];
  try {
    for (const one of wanted) opened.push({ ...one, draft: openDraft(one.file, options) });
    return opened;
  } catch (error) {
    for (const { draft } of opened) draft.close();
    throw error;
  }
}

function create(path: string): number {
  try {
    return openSync(path, 'wx');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UsageError(
      code === 'EEXIST'
        ? `There is a file ${path} already, and nothing was written. Read it and move it away, or name another with --out.`
        : `The file ${path} cannot be written: ${message}. Name another with --out.`,
    );
  }
}

/** A server says what its models are called; a name must not end the comment. */
const printable = (line: string): string => line.replaceAll(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ');
