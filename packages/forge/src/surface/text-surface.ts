import type { RandomSource } from '../random-source.ts';
import { makeRareText, type RareTextOptions } from './rare-text.ts';
import { listNameOf, writtenListOf, type TextTemplate } from './text-list.ts';
import { textMakers } from './text-makers.ts';
import { rareStyleOf } from './text-source-names.ts';

/** A text as it is said. */
export interface SaidText {
  /** Words before it that are not part of it: "my" before "sister", "at" before "3 pm"; usually empty. */
  readonly lead: string;
  readonly text: string;
}

/** How a text is said. */
export interface SayTextOptions {
  readonly random: RandomSource;
  /** Without an anchor (a sentence that is little more than its slot) a text is always something that can be recognised. */
  readonly isAnchored: boolean;
  /** Whether the text alone tells what is meant ("open my ..."): then it is never rare. @defaultValue false */
  readonly isTelling?: boolean;
}

/** Says values of free text parameters, lower case. */
export interface TextSource {
  /** A value of a source: a list of `corpora/shared/lists`, or one of `textMakers`. */
  sayText(source: string, options: SayTextOptions): SaidText;
}

/** What texts are made from. */
export interface CreateTextSourceOptions {
  readonly lists: ReadonlyMap<string, readonly TextTemplate[]>;
  /** Words for rare names; none that the packs' own sentences use. */
  readonly dictionary: readonly string[];
}

/** How many values are rare or made up, so that a model learns to copy and not to remember. */
const rareShare = 0.2;
/** How many of the others are written texts of a list (`writtenListOf`), where it has some and the sentence tells what they are. */
const writtenShare = 0.5;

/** People as owners, "dana's": the ending belongs to the word, so that a span ends after it. */
export const ownerSource = 'owners';

/** Makes the source of free texts. */
export function createTextSource({ lists, dictionary }: CreateTextSourceOptions): TextSource {
  const sayOf = (list: string, random: RandomSource, isWrittenToo: boolean): SaidText => {
    const written = isWrittenToo ? lists.get(writtenListOf(list)) : undefined;
    const { lead, parts } = random.pick(written && random.chance(writtenShare) ? written : (lists.get(list) ?? []));
    const words = parts.map((part) => {
      if (part.type === 'words') return part.text;
      return part.type === 'choice' ? random.pick(part.alternatives) : sayInside(listNameOf(part.name), random, isWrittenToo);
    });
    return { lead, text: words.join('').replaceAll(/\s+/gu, ' ').trim() };
  };
  /** Inside another text leads are said too, and nothing is rare. */
  const sayInside = (source: string, random: RandomSource, isWrittenToo: boolean): string => {
    const maker = textMakers[source];
    const said = maker ? maker(random) : sayOf(source, random, isWrittenToo);
    return `${said.lead} ${said.text}`.trim();
  };

  const sayText = (source: string, options: SayTextOptions): SaidText => {
    const { random, isAnchored, isTelling = false } = options;
    if (source === ownerSource) {
      const { lead, text } = sayText('people', options);
      return { lead, text: `${text}${random.chance(0.1) ? 's' : "'s"}` };
    }
    const maker = textMakers[source];
    if (maker) return maker(random);
    const isListed = (lists.get(source) ?? []).length > 0;
    const style = rareStyleOf(source);
    const isWrittenToo = isAnchored && !isTelling;
    if (style === 'none' || (isListed && (isTelling || !random.chance(rareShare)))) return sayOf(source, random, isWrittenToo);
    const say: RareTextOptions['say'] = () => (isListed ? sayOf(source, random, isWrittenToo).text : undefined);
    return { lead: '', text: makeRareText(style, { dictionary, random, isAnchored, say }) };
  };
  return { sayText };
}
