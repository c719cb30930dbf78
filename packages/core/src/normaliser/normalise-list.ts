import type { JsonValue } from '../internal/json.ts';
import type { ToolSchema } from '../tool/tool-schema.ts';
import { quote, refuse } from './describe-parameter.ts';
import { normalised, type NormaliseArgumentOptions, type NormalisedValue } from './normaliser.ts';

const longestList = 2000;
const separator = /[,;\n]|(?<=\s)(?:and|or|plus|&)(?=\s)/iu;
const leadingAnd = /^(?:and|or|plus|&)\s/iu;

/** Words said for a list. */
export interface SaidList extends NormaliseArgumentOptions {
  readonly schema: Extract<ToolSchema, { readonly type: 'list' }>;
  readonly normaliseItem: (item: NormaliseArgumentOptions) => NormalisedValue;
}

/**
 * Turns words into a list of items: "tolls and ferries", "a.pdf, b.pdf and c.pdf".
 *
 * - The first item that is no value makes the list none; a doubtful item makes each of its choices a choice of lists.
 * - An item said twice is there once.
 */
export function normaliseList({ parameter, schema, text, isNegated, context, normaliseItem }: SaidList): NormalisedValue {
  if (isNegated || text.length > longestList) return refuse({ parameter, because: `${quote(text)} is not understood` });
  const pieces = text
    .split(separator)
    .map((piece) => piece.trim().replace(leadingAnd, '').trim())
    .filter((piece) => piece !== '');
  const itemParameter = { ...parameter, schema: schema.items };
  let lists: readonly (readonly JsonValue[])[] = [[]];
  for (const piece of pieces) {
    const item = normaliseItem({ parameter: itemParameter, text: piece, isNegated: false, context });
    if (item.status === 'invalid') return item;
    const choices = item.status === 'normalised' ? [item.value] : item.choices;
    if (lists.length * choices.length > mostChoices) return refuse({ parameter, because: `${quote(text)} can be read in too many ways` });
    lists = lists.flatMap((list) => choices.map((choice) => (list.includes(choice) ? list : list.concat([choice]))));
  }
  const fitting = lists.filter(
    ({ length }) => length >= schema.minimumItems && length <= (schema.maximumItems ?? Number.POSITIVE_INFINITY),
  );
  const [first] = fitting;
  if (first === undefined)
    return refuse({ parameter, because: `${quote(text)} is ${lists[0]?.length ?? 0} items`, ...(lists[0] && { understood: lists[0] }) });
  return fitting.length === 1 ? normalised(first) : { status: 'ambiguous', choices: fitting };
}

const mostChoices = 8;
