/** A `.phrasings` file by its lines. What the lines mean is `parsePhrasings`' business. */
export interface PhrasingSections {
  /** The lines of each slot, by its name. */
  readonly definitions: ReadonlyMap<string, readonly string[]>;
  /** Sentences by the header they stand under; a header that comes again goes on where it was. */
  readonly sections: ReadonlyMap<string, readonly string[]>;
}

/** Takes a file apart that `parsePhrasings` has found nothing wrong with. */
export function readSections(text: string): PhrasingSections {
  const definitions = new Map<string, string[]>();
  const sections = new Map<string, string[]>();
  let current: string[] = [];
  const open = (found: Map<string, string[]>, name: string): string[] => {
    const lines = found.get(name) ?? [];
    found.set(name, lines);
    return lines;
  };
  for (const raw of text.split('\n')) {
    const line = raw.trimEnd();
    if (line === '' || line.startsWith('#')) continue;
    if (line.startsWith('>')) current = open(sections, line.slice(1).trim());
    else {
      if (line.startsWith('%')) current = open(definitions, line.slice(1).split('=')[0]?.trim() ?? '');
      current.push(line);
    }
  }
  return { definitions, sections };
}
