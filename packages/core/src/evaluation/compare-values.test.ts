import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonValue } from '../internal/json.ts';
import type { CompareRule, ToolParameter } from '../tool/tool-parameter.ts';
import { officeParameters } from './__fixtures__/office-pack.ts';
import { isArgumentRight } from './compare-values.ts';
import type { AcceptedValues } from './evaluation-case.ts';

function parameter(compare: CompareRule, more: Partial<ToolParameter> = {}): ToolParameter {
  return {
    name: 'value',
    description: '',
    schema: { type: 'text', minimumLength: 0, maximumLength: undefined, format: undefined },
    isOptional: true,
    defaultValue: undefined,
    unit: undefined,
    compare,
    isExtractive: false,
    synonyms: {},
    ...more,
  };
}

describe('isArgumentRight', () => {
  test.each<[CompareRule, JsonValue | undefined, JsonValue | undefined, boolean]>([
    ['exact', 5, 5, true],
    ['exact', 5, '5', false],
    ['exact', 'Rear', 'rear', false],
    ['exact', true, true, true],
    ['exact', true, 'true', false],
    ['exact', ['a', 'b'], ['b', 'a'], false],
    ['exact', { a: [1] }, { a: [1] }, true],
    ['exact', { a: 1 }, { a: 1, b: 2 }, false],
    ['exact', undefined, 0, false],
    ['exact', null, undefined, true],
    ['normalized', 'The Hilton', 'hilton ', true],
    ['normalized', 'Hilton', 'Marriott', false],
    ['normalized', 'don’t', "Don't", true],
    ['semantic', 'buy milk', 'buy some milk', true],
    ['semantic', 'buy milk', 'buy flowers for Anna', false],
    ['set', ['tolls', 'ferries'], ['ferries', 'tolls'], true],
    ['set', ['tolls'], ['tolls', 'tolls'], false],
    ['set', ['tolls'], 'tolls', true],
    ['set', undefined, [], true],
    ['set', ['tolls'], [], false],
    ['set', ['tolls'], undefined, false],
    ['phone', '+1 555 123 4567', 5551234567, true],
    ['phone', '+1 555 123 4567', ['5551234567'], false],
  ])('%s: gold %j and predicted %j are right: %s', (compare, gold, predicted, isRight) => {
    expect(isArgumentRight(gold, predicted, { parameter: parameter(compare) })).toBe(isRight);
  });

  test('takes an omitted argument for its default, on either side', () => {
    const level = officeParameters('office.set_heating', 'level');
    expect(isArgumentRight(undefined, 2, { parameter: level })).toBe(true);
    expect(isArgumentRight(2, undefined, { parameter: level })).toBe(true);
    expect(isArgumentRight(2, null, { parameter: level })).toBe(true);
    expect(isArgumentRight(undefined, 3, { parameter: level })).toBe(false);
    expect(isArgumentRight(3, undefined, { parameter: level })).toBe(false);
  });

  test('compares phone numbers inside of sets as phone numbers', () => {
    const numbers = parameter('set', {
      schema: {
        type: 'list',
        items: { type: 'text', minimumLength: 0, maximumLength: undefined, format: 'phone' },
        minimumItems: 0,
        maximumItems: undefined,
      },
    });
    expect(isArgumentRight(['+1 555 123 4567', '911'], ['911', '555-123-4567'], { parameter: numbers })).toBe(true);
  });

  test.each<[AcceptedValues, JsonValue | undefined, JsonValue | undefined, boolean]>([
    [{ min: 3, max: 10 }, 5, 10, true],
    [{ min: 3, max: 10 }, 5, 11, false],
    [{ min: 3 }, 5, 99, true],
    [{ max: 3 }, 1, '2', false],
    [{ min: 3, max: 10, any_of: [20] }, 5, 20, true],
    [{ any_of: [null, 100] }, undefined, 100, true],
    [{ any_of: [null, 100] }, undefined, undefined, true],
    [{ any_of: [null, 100] }, undefined, 50, false],
    [{ any_of: [null] }, 100, undefined, true],
    [{ any_of: [50] }, 100, undefined, false],
    [{ any_of: ['the office'] }, 'work', 'Office', true],
    [{ contains: ['milk', 'eggs'] }, 'buy milk and eggs', 'EGGS and Milk, please', true],
    [{ contains: ['milk', 'eggs'] }, 'buy milk and eggs', 'milk', false],
    [{ contains: [] }, 'milk', 'eggs', false],
    [{ any_text: true }, 'milk', 'whatever', true],
    [{ any_text: true }, 'milk', ' ', false],
    [{ any_text: false }, 'milk', 'eggs', false],
    [{ any_text: true }, undefined, 'something', true],
    [{ verbatim: true }, 'Hello', 'hello', false],
    [{ verbatim: true }, 'Hello', 'Hello', true],
    [{ verbatim: true, any_of: ['HI'] }, 'Hello', 'hi', false],
    [{ verbatim: true, any_of: ['HI'] }, 'Hello', 'HI', true],
  ])('with %j, gold %j and predicted %j are right: %s', (accepted, gold, predicted, isRight) => {
    expect(isArgumentRight(gold, predicted, { parameter: parameter('normalized'), path: '0.value', accept: { '0.value': accepted } })).toBe(
      isRight,
    );
  });

  test('lets an accepted absence be the default', () => {
    const level = officeParameters('set_heating', 'level');
    const accept = { '0.level': { any_of: [null] } };
    expect(isArgumentRight(3, 2, { parameter: level, path: '0.level', accept })).toBe(true);
    expect(isArgumentRight(3, undefined, { parameter: level, path: '0.level', accept })).toBe(true);
    expect(isArgumentRight(3, 1, { parameter: level, path: '0.level', accept })).toBe(false);
  });

  test('widens one item of a list by its gold index', () => {
    const options = { parameter: parameter('set'), path: '0.value', accept: { '0.value.1': { any_text: true } } };
    expect(isArgumentRight(['Anna', 'Ben'], ['Robert', 'Anna'], options)).toBe(true);
    expect(isArgumentRight(['Anna', 'Ben'], ['Robert', 'Paula'], options)).toBe(false);
  });

  test('widens nothing at names every object has', () => {
    expect(isArgumentRight('a1', 'b1', { parameter: undefined, path: 'constructor', accept: {} })).toBe(false);
  });

  const rule = fc.constantFrom<CompareRule>('exact', 'normalized', 'semantic', 'set', 'phone');

  test('finds every value right where it is gold', () => {
    fc.assert(
      fc.property(fc.jsonValue(), rule, (value, compare) => {
        expect(isArgumentRight(value as JsonValue, value as JsonValue, { parameter: parameter(compare) })).toBe(true);
      }),
    );
  });

  test('never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), rule, fc.boolean(), (gold, predicted, compare, isKnown) => {
        const accept = { x: { min: 1, any_of: [null, gold as JsonValue], contains: ['a'] }, 'x.0': { any_text: true } };
        const isRight = isArgumentRight(gold as JsonValue, predicted as JsonValue, {
          parameter: isKnown ? parameter(compare) : undefined,
          path: 'x',
          accept,
        });
        expect(typeof isRight).toBe('boolean');
      }),
    );
  });

  test('cares for no order in sets', () => {
    const shuffled = fc
      .array(fc.jsonValue())
      .chain((items) => fc.tuple(fc.constant(items), fc.shuffledSubarray(items, { minLength: items.length })));
    fc.assert(
      fc.property(shuffled, ([items, others]) => {
        expect(isArgumentRight(items as JsonValue[], others as JsonValue[], { parameter: parameter('set') })).toBe(true);
      }),
    );
  });
});
