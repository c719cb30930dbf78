import type { JsonValue } from '../internal/json.ts';
import type { CompareRule, ToolParameter } from '../tool/tool-parameter.ts';
import { isSamePhone, normaliseText, tokenF1 } from './compare-text.ts';
import type { AcceptedArguments, AcceptedValues } from './evaluation-case.ts';
import { matchPairs } from './find-assignment.ts';
import { isJsonList, isJsonObject } from './json-lines.ts';

/** From here on two texts say the same under the rule `semantic`. */
export const semanticThreshold = 0.6;

/** How one gold argument is compared. */
export interface IsArgumentRightOptions {
  /** Its declaration; where it is undefined, text is compared as `normalized`, lists as `set`, all else as `exact`. */
  readonly parameter: ToolParameter | undefined;
  /** Its path in `accept`: `0.temperature`. @defaultValue none, so that nothing is widened */
  readonly path?: string | undefined;
  /** @defaultValue {} */
  readonly accept?: AcceptedArguments | undefined;
  /** Whether two references, by the indexes of flat calls, mean the same call. @defaultValue never */
  readonly isSameReference?: ((gold: number, predicted: number) => boolean) | undefined;
}

/**
 * Whether a predicted argument is right.
 *
 * - undefined and null are an omitted argument, which equals its default; an empty list under the rule `set` is an omitted one.
 * - Right is what equals gold under the parameter's rule, or meets what `accept` says for its path; likewise for each item of a list.
 * - Never throws, whatever the predicted value.
 */
export function isArgumentRight(gold: JsonValue | undefined, predicted: JsonValue | undefined, options: IsArgumentRightOptions): boolean {
  const { parameter, path, accept = {}, isSameReference = () => false } = options;
  const goldValue = gold ?? parameter?.defaultValue ?? undefined;
  const value = predicted ?? parameter?.defaultValue ?? undefined;
  if (isUnset(goldValue, parameter) && isUnset(value, parameter)) return true;
  const { rule, itemRule } = rulesOf(parameter, goldValue ?? value);
  const omittable = acceptedAt(accept, path)?.any_of?.includes(null) ?? false;
  if (omittable && isUnset(predicted, parameter)) return true;
  return value !== undefined && isRight(goldValue, value, { rule, itemRule, path, accept, isSameReference });
}

/** Whether an argument is left to its tool: omitted, null, its default, or an empty set. */
export function isUnset(value: JsonValue | undefined, parameter: ToolParameter | undefined): boolean {
  if (value === undefined || value === null) return true;
  if (isJsonList(value) && value.length === 0 && rulesOf(parameter, value).rule === 'set') return parameter?.defaultValue === undefined;
  return parameter?.defaultValue !== undefined && JSON.stringify(value) === JSON.stringify(parameter.defaultValue);
}

interface Comparison {
  readonly rule: CompareRule;
  /** The rule of a list's items, and of theirs. */
  readonly itemRule: CompareRule;
  readonly path: string | undefined;
  readonly accept: AcceptedArguments;
  readonly isSameReference: (gold: number, predicted: number) => boolean;
}

/** A list's items have the list's rule, except in sets: there, text is normalised and phone numbers are phone numbers. */
function rulesOf(parameter: ToolParameter | undefined, value: JsonValue | undefined): Pick<Comparison, 'rule' | 'itemRule'> {
  const rule = parameter?.compare ?? (typeof value === 'string' ? 'normalized' : isJsonList(value) ? 'set' : 'exact');
  if (rule !== 'set') return { rule, itemRule: rule };
  const items = parameter?.schema.type === 'list' ? parameter.schema.items : undefined;
  if (items?.type === 'enumeration') return { rule, itemRule: 'exact' };
  return { rule, itemRule: items?.type === 'text' && items.format === 'phone' ? 'phone' : 'normalized' };
}

function isRight(gold: JsonValue | undefined, value: JsonValue, comparison: Comparison): boolean {
  const accepted = acceptedAt(comparison.accept, comparison.path);
  const used: Comparison = accepted?.verbatim ? { ...comparison, rule: 'exact', itemRule: 'exact' } : comparison;
  if (gold !== undefined && areEqual(gold, value, used)) return true;
  return accepted !== undefined && meets(value, accepted, (other) => areEqual(other, value, { ...used, path: undefined }));
}

function areEqual(gold: JsonValue, value: JsonValue, comparison: Comparison): boolean {
  const reference = flatReferenceOf(gold);
  if (reference !== undefined) {
    const other = flatReferenceOf(value);
    return other !== undefined && comparison.isSameReference(reference, other);
  }
  if (comparison.rule === 'set') return areSetsEqual(listOf(gold), listOf(value), comparison);
  if (isJsonList(gold)) {
    if (!isJsonList(value) || gold.length !== value.length) return false;
    return gold.every((item, index) => isRight(item, value[index]!, itemComparison(comparison, index)));
  }
  if (isJsonObject(gold)) return isJsonObject(value) && areObjectsEqual(gold, value, comparison);
  return areScalarsEqual(gold, value, comparison.rule);
}

function areSetsEqual(gold: readonly JsonValue[], values: readonly JsonValue[], comparison: Comparison): boolean {
  if (gold.length !== values.length) return false;
  const isPair = (left: number, right: number): boolean => isRight(gold[left], values[right]!, itemComparison(comparison, left));
  return !matchPairs(gold.length, values.length, isPair).includes(undefined);
}

function itemComparison(comparison: Comparison, index: number): Comparison {
  const { path, itemRule } = comparison;
  return { ...comparison, rule: itemRule, path: path === undefined ? undefined : `${path}.${index}` };
}

type JsonObject = { readonly [key: string]: JsonValue };

/** A reference that is broken is an object too, and equals nothing. */
function areObjectsEqual(gold: JsonObject, value: JsonObject, comparison: Comparison): boolean {
  if (Object.hasOwn(gold, '$ref') || Object.hasOwn(value, '$ref')) return false;
  const names = Object.keys(gold);
  if (names.length !== Object.keys(value).length) return false;
  return names.every((name) => Object.hasOwn(value, name) && areEqual(gold[name]!, value[name]!, { ...comparison, path: undefined }));
}

function areScalarsEqual(gold: JsonValue, value: JsonValue, rule: CompareRule): boolean {
  if (gold === value) return true;
  if (rule === 'phone') return isPhoneLike(gold) && isPhoneLike(value) && isSamePhone(String(gold), String(value));
  if (typeof gold !== 'string' || typeof value !== 'string' || rule === 'exact') return false;
  return normaliseText(gold) === normaliseText(value) || (rule === 'semantic' && tokenF1(gold, value) >= semanticThreshold);
}

function isPhoneLike(value: JsonValue): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

function meets(value: JsonValue, accepted: AcceptedValues, isEqual: (other: JsonValue) => boolean): boolean {
  const { min, max, any_of: others = [], contains = [], any_text: takesText = false } = accepted;
  const isBounded = min !== undefined || max !== undefined;
  if (isBounded && typeof value === 'number' && value >= (min ?? -Infinity) && value <= (max ?? Infinity)) return true;
  if (others.some((other) => other !== null && isEqual(other))) return true;
  const texts = listOf(value).filter((item) => typeof item === 'string');
  if (takesText && texts.some((text) => text.trim() !== '')) return true;
  const lowerCase = texts.join('\n').toLowerCase();
  return contains.length > 0 && contains.every((piece) => lowerCase.includes(piece.toLowerCase()));
}

/** Paths are written by people: `constructor` is looked up as a name of their own. */
function acceptedAt(accept: AcceptedArguments, path: string | undefined): AcceptedValues | undefined {
  return path !== undefined && Object.hasOwn(accept, path) ? accept[path] : undefined;
}

/** A single value is accepted in place of a list of one. */
function listOf(value: JsonValue): readonly JsonValue[] {
  return isJsonList(value) ? value : [value];
}

/** The index in a flat call's `{"$ref": n}`; a broken reference has none. */
function flatReferenceOf(value: JsonValue): number | undefined {
  const index = isJsonObject(value) ? value['$ref'] : undefined;
  return typeof index === 'number' ? index : undefined;
}
