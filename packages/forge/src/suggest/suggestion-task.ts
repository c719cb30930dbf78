import { toolId, type AnyToolDefinition, type ToolId, type ToolPack } from '@octoweave/core';
import { locateCorpusFile, readCorpusFile } from '../corpus/corpus-files.ts';
import { parsePhrasings } from '../corpus/parse-phrasings.ts';
import type { PhrasingBlock } from '../corpus/phrasing.ts';
import type { ReadCorporaOptions } from '../corpus/read-corpora.ts';
import { createRandomSource } from '../random-source.ts';
import { declareHeaders } from './declare-headers.ts';
import { drawSome } from './draw-some.ts';
import { readSections } from './read-sections.ts';

/** One meaning a model is asked to find words for: a call of a tool, as a person wrote it into the corpus. */
export interface SuggestionTask {
  readonly toolId: ToolId;
  readonly pack: ToolPack;
  readonly tool: AnyToolDefinition;
  /** The `>` line, without its mark. */
  readonly header: string;
  /** The lines of each slot that the header names, from its `%` on. */
  readonly definitions: readonly string[];
  /** What fills the slots. */
  readonly slots: PhrasingBlock['slots'];
  /** Sentences of the corpus that ask for it, in their order; none where nobody has written one. */
  readonly known: readonly string[];
  /** What a vague request means to the pack (`conventions.md`); empty where nobody has written it down. */
  readonly conventions: string;
}

/** Which tool, and where its corpus is. */
export interface CollectSuggestionTasksOptions extends ReadCorporaOptions {
  readonly pack: ToolPack;
  readonly tool: AnyToolDefinition;
  /** The most calls. @defaultValue all of them */
  readonly limit?: number | undefined;
  /** Draws calls where there are more. */
  readonly seed: number;
}

/**
 * The calls of a tool's corpus, each once, in their order.
 *
 * - A tool without phrasings has the calls of its declared examples, numbers and free texts as slots.
 * - Calls that need a pack which is not on hand are left out.
 */
export function collectSuggestionTasks({
  pack,
  tool,
  packs,
  limit = Infinity,
  seed,
  ...folders
}: CollectSuggestionTasksOptions): readonly SuggestionTask[] {
  const file = locateCorpusFile(`${tool.name}.phrasings`, pack, folders);
  const { definitions, sections } = readSections(readCorpusFile(file));
  const conventions = readCorpusFile(locateCorpusFile('conventions.md', pack, folders)).trim();
  const declared = sections.size === 0 ? declareHeaders(tool) : [];
  const all = [...sections, ...declared.map((header) => [header, []] as const)];
  const tasks = all.flatMap(([header, known]): readonly SuggestionTask[] => {
    const used = namedSlots(header).flatMap((slot) => definitions.get(slot)?.join('\n') ?? []);
    const task = { toolId: toolId(pack.name, tool.name), pack, tool, header, definitions: used, slots: new Map(), known, conventions };
    const block = parseTask(task, { lines: known.length > 0 ? known : [sayNeeded(header)], packs }).blocks[0];
    return block ? [{ ...task, slots: block.slots }] : [];
  });
  return drawSome(tasks, { count: limit, random: createRandomSource(seed) });
}

/** What a task is read with. */
export interface ParseTaskOptions {
  /** Sentences under its header. */
  readonly lines: readonly string[];
  readonly packs: readonly ToolPack[];
}

/** Reads sentences as if they stood in a corpus under the header of a task. */
export function parseTask(
  { pack, header, definitions }: Pick<SuggestionTask, 'pack' | 'header' | 'definitions'>,
  { lines, packs }: ParseTaskOptions,
): ReturnType<typeof parsePhrasings> {
  return parsePhrasings([...definitions, `> ${header}`, ...lines].join('\n'), { file: 'suggestions', pack, packs });
}

const namedSlots = (header: string): readonly string[] => [
  ...new Set([...header.matchAll(/\{([a-z][a-z0-9_]*)\}/gu)].map(([, slot = '']) => slot)),
];

/** The poorest sentence a header admits: its slots alone. */
const sayNeeded = (header: string): string => ['say', ...namedSlots(header).map((slot) => `{${slot}}`)].join(' ');
