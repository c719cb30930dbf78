import { describe, expect, test } from 'vitest';
import { homeLookup } from './__fixtures__/home-pack.ts';
import { literal, reference, type ToolCall } from './tool-call.ts';
import { writeCalls } from './write-calls.ts';

const contact = (id: string, name: ToolCall['arguments'][string]): ToolCall => ({ id, toolId: 'home.find_contact', arguments: { name } });

describe('writeCalls', () => {
  test('writes arguments in the order of parameters, gaps as omitted, trailing ones not at all', () => {
    expect(
      writeCalls([{ id: '1', toolId: 'home.play', arguments: { room: literal('hall'), tracks: literal(['a']) } }], homeLookup),
    ).toEqual([
      {
        toolId: 'home.play',
        arguments: [{ type: 'list', items: [{ type: 'literal', value: 'a' }] }, { type: 'omitted' }, { type: 'literal', value: 'hall' }],
      },
    ]);
  });

  test('counts references anew where numbers have gaps', () => {
    expect(writeCalls([contact('2', literal('a')), contact('5', reference('2'))], homeLookup)[1]?.arguments).toEqual([
      { type: 'reference', index: 1 },
    ]);
  });

  test('writes a reference to a call that is not there as missing', () => {
    expect(writeCalls([contact('5', reference('2'))], homeLookup)[0]?.arguments).toEqual([{ type: 'missing' }]);
  });

  test('writes a nested call that nothing or more than one call asks for as a call of its own', () => {
    const calls = [
      contact('1.1', literal('a')),
      contact('1.2', literal('b')),
      { id: '1', toolId: 'home.send_message', arguments: { recipient: reference('1.2'), body: reference('1.2') } } as const,
    ];
    expect(writeCalls(calls, homeLookup)).toMatchObject([
      { arguments: [{ value: 'a' }] },
      { arguments: [{ value: 'b' }] },
      {
        arguments: [
          { type: 'reference', index: 2 },
          { type: 'reference', index: 2 },
        ],
      },
    ]);
  });

  test('loses no call of a graph that refers forwards or to itself', () => {
    expect(
      writeCalls([contact('1.1', reference('1.1')), contact('2.1', reference('2.2')), contact('2.2', reference('2.1'))], homeLookup),
    ).toHaveLength(2);
  });

  test('throws where a tool or a parameter is not declared', () => {
    expect(() => writeCalls([{ id: '1', toolId: 'home.fly', arguments: {} }], homeLookup)).toThrow(
      expect.objectContaining({ code: 'tool-unknown' }),
    );
    expect(() => writeCalls([{ id: '1', toolId: 'home.stop', arguments: { now: literal(true) } }], homeLookup)).toThrow(
      expect.objectContaining({ code: 'argument-unknown' }),
    );
  });
});
