import { ToolNeedsInput } from '@octoweave/core';

/** How things are told apart by what was said. */
export interface ChooseByNameOptions<Item> {
  readonly said: string;
  /** Everything the item goes by. */
  readonly namesOf: (item: Item) => readonly string[];
  /** What the item is offered as, different for each. Saying it chooses the item. */
  readonly labelOf: (item: Item) => string;
  /** The parameter to ask for where several are meant. */
  readonly parameter: string;
  /** What the things are, as in "Which contact": `contact`. */
  readonly noun: string;
}

/**
 * The one item that is meant, or undefined where none is.
 *
 * - An offered label wins over a whole name, a whole name over words of a name, words over any part of a name. Case does not count.
 * - Several that fit equally well are a question, never the first of them.
 *
 * @throws {ToolNeedsInput} where several are meant.
 */
export function chooseByName<Item>(items: readonly Item[], options: ChooseByNameOptions<Item>): Item | undefined {
  const { namesOf, labelOf } = options;
  const said = comparable(options.said);
  if (said === '') return undefined;
  const meant =
    firstFilled(
      () => items.filter((item) => comparable(labelOf(item)) === said),
      () => items.filter((item) => namesOf(item).some((name) => comparable(name) === said)),
      () => items.filter((item) => namesOf(item).some((name) => ` ${words(name)} `.includes(` ${words(said)} `) && words(said) !== '')),
      () => items.filter((item) => namesOf(item).some((name) => comparable(name).includes(said))),
    ) ?? [];
  if (meant.length > 1) throw askWhich(meant.map(labelOf), options);
  return meant[0];
}

/** The question which of several things is meant. */
export function askWhich(
  choices: readonly string[],
  { said, noun, parameter }: Pick<ChooseByNameOptions<never>, 'said' | 'noun' | 'parameter'>,
): ToolNeedsInput {
  return new ToolNeedsInput({ parameter, question: `Which ${noun} do you mean by "${said}": ${choices.join(', ')}?`, choices });
}

/** A text as names are compared: one case, one space, no marks that cannot be seen. */
export function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\p{Cf}\s]+/gu, (run) => (/\s/u.test(run) ? ' ' : ''))
    .trim()
    .toLowerCase();
}

const words = (text: string): string =>
  comparable(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .join(' ');

function firstFilled<Item>(...tiers: readonly (() => readonly Item[])[]): readonly Item[] | undefined {
  for (const tier of tiers) {
    const items = tier();
    if (items.length > 0) return items;
  }
  return undefined;
}
