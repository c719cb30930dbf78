import type { ToolParameter } from '../tool/tool-parameter.ts';
import { refuseWords } from './describe-parameter.ts';
import { normaliseEnumeration } from './normalise-enumeration.ts';
import { normalised, type NormaliseArgumentOptions, type NormalisedValue } from './normaliser.ts';

const words: Readonly<Record<'true' | 'false', readonly string[]>> = {
  true: ['on', 'yes', 'yeah', 'yep', 'sure', 'enable', 'enabled', 'activate', 'activated', 'active'],
  false: ['off', 'no', 'nope', 'nah', 'disable', 'disabled', 'deactivate', 'deactivated', 'inactive'],
};
const denial = /\b(?:not|never|don'?t)\b/iu;

/**
 * Turns "on", "yes", "enabled" and their opposites into a boolean.
 *
 * - A parameter's own synonyms stand under `true` and `false`.
 * - "not on" is refused: whether it means off or as it is, nobody can tell.
 */
export function normaliseBoolean(said: NormaliseArgumentOptions): NormalisedValue {
  const { parameter, text } = said;
  if (denial.test(text.slice(0, 200))) return refuseWords(parameter, { text });
  const asEnumeration: ToolParameter = {
    ...parameter,
    synonyms: {
      true: [...words.true, ...(parameter.synonyms['true'] ?? [])],
      false: [...words.false, ...(parameter.synonyms['false'] ?? [])],
    },
  };
  const found = normaliseEnumeration({ ...said, parameter: asEnumeration, schema: { type: 'enumeration', values: ['true', 'false'] } });
  switch (found.status) {
    case 'normalised':
      return normalised(found.value === 'true');
    case 'ambiguous':
      return { status: 'ambiguous', choices: found.choices.map((choice) => choice === 'true') };
    case 'invalid':
      return refuseWords(parameter, { text });
  }
}
