import colours from 'picocolors';

/** Colours by meaning; plain text where the output is no terminal or colours are not wanted (`NO_COLOR`). */
export interface Paint {
  readonly tool: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly asking: (text: string) => string;
  readonly quiet: (text: string) => string;
}

/** Colours for an output stream. */
export function createPaint(stream: { readonly isTTY?: boolean }): Paint {
  const { bold, cyan, green, red, yellow, dim } = colours.createColors(stream.isTTY === true && colours.isColorSupported);
  return { tool: (text) => bold(cyan(text)), good: green, bad: red, asking: yellow, quiet: dim };
}

/** Replaces what a terminal would obey: text of a person, a tool or a model is data for the screen, too. */
export function printable(text: string): string {
  return text.replaceAll(
    /[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu,
    (character) => `\\u${character.codePointAt(0)?.toString(16).padStart(4, '0')}`,
  );
}
