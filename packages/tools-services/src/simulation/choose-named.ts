import { ToolFailure, ToolNeedsInput } from '@octoweave/core';
import { isNamedBy, isSameName, nameWords, sharedWords } from './name-words.ts';

/** What a name is looked up for. */
export interface ChooseNamedOptions<Entry> {
  /** As the person said it. */
  readonly said: string;
  readonly parameter: string;
  /** What the entries are, for messages: `restaurant`. */
  readonly kind: string;
  /** The name of an entry; several may share it. */
  readonly nameOf: (entry: Entry) => string;
  /** A name no other entry has; what a question offers. @defaultValue `nameOf` */
  readonly labelOf?: ((entry: Entry) => string) | undefined;
}

/**
 * The one entry a person means.
 *
 * - A label or name said in full wins over names that only contain what was said, and those over names contained in it.
 *
 * @throws {ToolFailure} `<kind>-not-found`; {ToolNeedsInput} where several entries fit equally well.
 */
export function chooseNamed<Entry>(
  entries: readonly Entry[],
  { said, parameter, kind, nameOf, labelOf = nameOf }: ChooseNamedOptions<Entry>,
): Entry {
  const tiers: readonly ((entry: Entry) => boolean)[] = [
    (entry) => isSameName(labelOf(entry), said),
    (entry) => isSameName(nameOf(entry), said),
    (entry) => isNamedBy(said, labelOf(entry)),
    (entry) => isNamedBy(nameOf(entry), said),
  ];
  for (const fits of tiers) {
    const found = nameWords(said).length === 0 ? [] : entries.filter(fits);
    const [first] = found;
    if (first === undefined) continue;
    if (found.length === 1) return first;
    const choices = found.map(labelOf);
    throw new ToolNeedsInput({ parameter, question: `Which ${kind} do you mean: ${choices.join(' or ')}?`, choices });
  }
  throw notFound(entries, { said, kind, labelOf });
}

interface NotFoundOptions<Entry> extends Pick<ChooseNamedOptions<Entry>, 'said' | 'kind'> {
  readonly labelOf: (entry: Entry) => string;
}

function notFound<Entry>(entries: readonly Entry[], { said, kind, labelOf }: NotFoundOptions<Entry>): ToolFailure {
  const near = entries.map(labelOf).filter((label) => sharedWords(said, label) > 0);
  return new ToolFailure({
    code: `${kind.replaceAll(' ', '-')}-not-found`,
    message: `There is no ${kind} called "${said}".`,
    advice: near.length > 0 ? `Did you mean ${near.slice(0, 3).join(' or ')}?` : `Search for the ${kind} first.`,
  });
}
