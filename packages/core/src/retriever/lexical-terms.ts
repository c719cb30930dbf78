import type { ToolDefinition } from '../tool/tool.ts';
import type { ToolSchema } from '../tool/tool-schema.ts';

/** Words that say nothing about a tool. */
const emptyWords: ReadonlySet<string> = new Set(
  'a an and are as at be by can could do for from have i in is it its me my of on or please so some that the there this to up us we what will with would you your'.split(
    ' ',
  ),
);

/** The terms of a text: lower-case words without their endings, in their order; names are split at underscores and capitals. */
export function termsOf(text: string): readonly string[] {
  const words =
    text
      .replaceAll(/([a-z])([A-Z])/gu, '$1 $2')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => !emptyWords.has(word)).map(withoutEnding);
}

/** Enough of a stemmer that "opened windows" meets "open the window"; a wrong stem does no harm where it is wrong on both sides. */
function withoutEnding(word: string): string {
  const stem = word
    .replace(/(?:'s|ies|es|s)$/u, (ending) => (ending === 'ies' ? 'y' : ''))
    .replace(/(?:ing|ed)$/u, '')
    .replace(/e$/u, '');
  return stem.length < 3 ? word : stem;
}

/** Everything a declaration says about when the tool is meant. */
export function declaredTerms({ name, title, summary, category, parameters, examples }: ToolDefinition): readonly string[] {
  return [
    name,
    title,
    summary,
    category,
    ...parameters.flatMap((parameter) => [
      parameter.name,
      parameter.description,
      ...valuesOf(parameter.schema),
      ...Object.values(parameter.synonyms).flat(),
    ]),
    ...examples.map(({ query }) => query),
  ].flatMap(termsOf);
}

function valuesOf(schema: ToolSchema): readonly string[] {
  switch (schema.type) {
    case 'enumeration':
      return schema.values;
    case 'list':
      return valuesOf(schema.items);
    case 'text':
    case 'integer':
    case 'number':
    case 'boolean':
      return [];
  }
}
