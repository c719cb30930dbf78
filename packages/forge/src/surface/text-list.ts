import { parsePhrasingParts } from '../corpus/parse-phrasing-parts.ts';
import type { PhrasingPart } from '../corpus/phrasing.ts';

/** One line of a list: words said before the value that are not part of it, and the value as a template. */
export interface TextTemplate {
  /** From `<my> sister`. */
  readonly lead: string;
  readonly parts: readonly PhrasingPart[];
  /** What is wrong with the line. */
  readonly problems: readonly string[];
}

/** Reads a line of `corpora/shared/lists`: `<my> [older|younger|] sister`, `lunch with {first_names}`. */
export function parseTextTemplate(line: string): TextTemplate {
  const [, lead = '', value = ''] = /^(?:<([^<>]*)>)?\s*(.*)$/u.exec(line.toLowerCase()) ?? [];
  const { parts, issues } = parsePhrasingParts(value);
  return { lead, parts, problems: issues.map(({ problem }) => problem).filter((problem) => problem !== 'final punctuation') };
}

/** The name of a list by the name of a slot: `{first_names}` is said from `first-names`. */
export const listNameOf = (slot: string): string => slot.replaceAll('_', '-');

/**
 * The list of texts that were written one by one, beside one whose lines are templates. What its texts are only the sentence around them tells, so
 * they are said only in sentences that do.
 */
export const writtenListOf = (list: string): string => `written-${list}`;

/** Lists that a list's templates name. */
export const listsNamedBy = (templates: readonly TextTemplate[]): readonly string[] =>
  templates.flatMap(({ parts }) => parts.flatMap((part) => (part.type === 'slot' ? [listNameOf(part.name)] : [])));
