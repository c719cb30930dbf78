import { describe, expect, test } from 'vitest';
import { homeLookup } from './__fixtures__/home-pack.ts';
import type { WrittenCall } from './call-syntax-tree.ts';
import { placeWrittenCall } from './place-written-call.ts';

const place = (written: WrittenCall, known: readonly number[] = []) =>
  placeWrittenCall(written, { callNumber: 3, lookup: homeLookup, hasCall: (number) => known.includes(number) });

describe('placeWrittenCall', () => {
  test('leaves omitted arguments out', () => {
    const { placed } = place({
      toolId: 'home.play',
      arguments: [{ type: 'list', items: [] }, { type: 'omitted' }, { type: 'literal', value: 'hall' }],
    });
    expect(placed.map(({ call }) => call)).toEqual([
      { id: '3', toolId: 'home.play', arguments: { tracks: { type: 'list', items: [] }, room: { type: 'literal', value: 'hall' } } },
    ]);
  });

  test('puts nested calls before the call that needs them, wherever they stand', () => {
    const stop: WrittenCall = { toolId: 'home.stop', arguments: [] };
    const { placed } = place({
      toolId: 'home.play',
      arguments: [
        { type: 'list', items: [{ type: 'nested', call: { toolId: 'home.find_contact', arguments: [{ type: 'nested', call: stop }] } }] },
        { type: 'nested', call: stop },
      ],
    });
    expect(placed.map(({ call }) => call.id)).toEqual(['3.1', '3.2', '3.3', '3']);
    expect(placed.at(-1)?.call.arguments).toEqual({
      tracks: { type: 'list', items: [{ type: 'reference', callId: '3.2' }] },
      volume: { type: 'reference', callId: '3.3' },
    });
  });

  test('places nothing where the tool is unknown', () => {
    expect(place({ toolId: 'home.fly', arguments: [] })).toMatchObject({
      placed: [],
      issues: [{ code: 'tool-unknown', excerpt: 'home.fly' }],
    });
  });

  test('replaces a nested call of an unknown tool by missing', () => {
    const { placed, issues } = place({
      toolId: 'home.find_contact',
      arguments: [{ type: 'nested', call: { toolId: 'home.fly', arguments: [] } }],
    });
    expect(placed.map(({ call }) => call.arguments)).toEqual([{ name: { type: 'missing' } }]);
    expect(issues.map(({ code }) => code)).toEqual(['tool-unknown']);
  });

  test('makes references to calls placed before, and to no others', () => {
    const written: WrittenCall = {
      toolId: 'home.send_message',
      arguments: [
        { type: 'reference', index: 1 },
        { type: 'reference', index: 2 },
      ],
    };
    const { placed, issues } = place(written, [1]);
    expect(placed[0]?.call.arguments).toEqual({ recipient: { type: 'reference', callId: '1' }, body: { type: 'missing' } });
    expect(issues).toMatchObject([{ code: 'reference-unknown', excerpt: '$2' }]);
  });
});
