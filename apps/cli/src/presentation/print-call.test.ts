import { parseCallText, toolId, type JsonValue } from '@octoweave/core';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostileText } from '../../../../packages/tools-android/src/adb/__fixtures__/hostile-text.ts';
import { declarePacks, knownPacks } from '../compose/pack/known-packs.ts';
import { printCall } from './print-call.ts';

describe('printCall', () => {
  it('prints every example of every pack so that it reads back the same', async () => {
    const packs = await declarePacks(knownPacks);
    for (const { name, definitions } of packs)
      for (const { name: tool, examples } of definitions)
        for (const { input } of examples) {
          const { calls, issues } = parseCallText(printCall(toolId(name, tool), input), { packs });
          expect(issues).toEqual([]);
          expect(calls.map((call) => literals(call.arguments))).toEqual([input]);
        }
  });

  it('prints any text so that it reads back the same', async () => {
    const packs = await declarePacks(knownPacks.filter(({ name }) => name === 'macos'));
    fc.assert(
      fc.property(hostileText, (content) => {
        const { calls, issues } = parseCallText(printCall('macos.create_note', { name: 'x', content }), { packs });
        expect(issues).toEqual([]);
        expect(calls.map((call) => literals(call.arguments))).toEqual([{ name: 'x', content }]);
      }),
      { numRuns: 1000 },
    );
  });
});

/** The values of arguments; words that begin with a space stay words. */
function literals(values: Readonly<Record<string, { readonly type: string }>>): Readonly<Record<string, JsonValue>> {
  return Object.fromEntries(Object.entries(values).map(([name, argument]) => [name, valueOf(argument)]));
}

function valueOf(argument: { readonly type: string }): JsonValue {
  if ('items' in argument) return (argument.items as readonly { readonly type: string }[]).map(valueOf);
  return 'value' in argument ? (argument.value as JsonValue) : argument.type;
}
