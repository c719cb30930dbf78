/** Names of tools and of packs: lower-case words joined by underscores, so that every surface can write them. */
const toolName = /^[a-z][a-z0-9_]*$/u;

/** What is wrong with the name of a tool or a pack; nothing where calls can be written with it. */
export function checkToolName(name: string): readonly string[] {
  return toolName.test(name) ? [] : [`the name "${name}" is not lower-case words joined by underscores`];
}
