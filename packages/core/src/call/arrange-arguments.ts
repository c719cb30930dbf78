import type { ToolId } from '../tool/tool-pack.ts';
import type { ToolParameter } from '../tool/tool-parameter.ts';
import { headExcerpt, type CallIssue } from './call-issue.ts';
import type { WrittenArgument } from './call-syntax-tree.ts';

/** The tool of a functional token. */
export interface NamedTool {
  readonly toolId: ToolId;
  readonly parameters: readonly ToolParameter[];
}

/** Takes an issue; without an excerpt it is about where reading stands. */
export type ReportReaderIssue = (issue: Omit<CallIssue, 'excerpt'> & Partial<Pick<CallIssue, 'excerpt'>>) => void;

/** An argument as given: by place, or by parameter name. */
export interface GivenArgument {
  readonly keyword: string | undefined;
  readonly argument: WrittenArgument;
}

/** Arguments in the order of parameters; those given by name go where that parameter stands. */
export function arrangeArguments(
  entries: readonly GivenArgument[],
  { toolId, parameters }: NamedTool,
  report: ReportReaderIssue,
): readonly WrittenArgument[] {
  const places: (WrittenArgument | undefined)[] = [];
  entries.forEach(({ keyword, argument }, index) => {
    const place = keyword === undefined ? index : parameters.findIndex(({ name }) => name === keyword);
    if (place === -1)
      report({
        code: 'argument-unknown',
        message: `${toolId} has no such parameter; the argument was dropped.`,
        excerpt: headExcerpt(keyword ?? ''),
      });
    else if (places[place])
      report({
        code: 'argument-extra',
        message: `${toolId} was given one argument twice; the first counts.`,
        excerpt: headExcerpt(keyword ?? ''),
      });
    else places[place] = argument;
  });
  const given = Array.from(places, (argument): WrittenArgument => argument ?? { type: 'omitted' });
  return given.slice(0, given.findLastIndex(({ type }) => type !== 'omitted') + 1);
}
