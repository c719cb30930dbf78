/** Whether two tool names mean one tool: they are equal, or one is bare and the other the same name in some pack. */
export function isSameTool(left: string, right: string): boolean {
  if (left === right) return true;
  return bareToolName(left) === bareToolName(right) && !(left.includes('.') && right.includes('.'));
}

/** The name of a tool without its pack. */
export function bareToolName(tool: string): string {
  return tool.slice(tool.lastIndexOf('.') + 1);
}
