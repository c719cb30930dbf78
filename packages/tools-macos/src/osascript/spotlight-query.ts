/**
 * The Spotlight query for files whose name contains a text; case and accents do not count.
 *
 * The text is quoted for Spotlight, where `"` ends a text, `*` stands for anything and `\` takes their meaning away.
 */
export function spotlightQuery(text: string): string {
  const quoted = `"*${text.replaceAll(/["*\\]/gu, String.raw`\$&`)}*"cd`;
  return `kMDItemFSName == ${quoted} || kMDItemDisplayName == ${quoted}`;
}
