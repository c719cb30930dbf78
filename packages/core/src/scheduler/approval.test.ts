import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ResolvedCall } from '../call/resolved-call.ts';
import { createApprovalRequest, denyAll, digestCall } from './approval.ts';
import { defineDoor } from './__fixtures__/door.ts';

const callWith = (values: ResolvedCall['arguments']): ResolvedCall => ({ id: '1', toolId: 'home.open_door', arguments: values });
const always = (message: string) => defineDoor({ confirmation: { policy: 'always', message } });

describe('createApprovalRequest', () => {
  test('asks nothing where the tool needs no consent', () => {
    expect(createApprovalRequest(callWith({ door: 'back' }), defineDoor())).toBeUndefined();
  });

  test('asks with the values that would be sent', () => {
    const call = callWith({ door: 'back' });
    expect(createApprovalRequest(call, always('Open the {door} door?'))).toEqual({
      call,
      effect: 'write',
      message: 'Open the back door?',
      digest: digestCall(call),
    });
  });

  test('asks only for the values listed, of every argument named', () => {
    const definition = defineDoor({
      confirmation: { policy: 'when', when: { door: ['safe', 'back'], note: ['now'] }, message: 'Really?' },
    });
    expect(createApprovalRequest(callWith({ door: 'back', note: 'now' }), definition)?.message).toBe('Really?');
    expect(createApprovalRequest(callWith({ door: 'front', note: 'now' }), definition)).toBeUndefined();
    expect(createApprovalRequest(callWith({ door: 'back' }), definition)).toBeUndefined();
  });

  test('asks for a text or list with something in it', () => {
    const definition = defineDoor({ confirmation: { policy: 'when', when: { note: 'non-empty' }, message: 'Really?' } });
    for (const note of ['now', ['now']]) expect(createApprovalRequest(callWith({ note }), definition)?.message).toBe('Really?');
    for (const note of ['', [], null, 0]) expect(createApprovalRequest(callWith({ note }), definition)).toBeUndefined();
    expect(createApprovalRequest(callWith({}), definition)).toBeUndefined();
  });

  test('asks for an argument left out as for its default', () => {
    const definition = defineDoor({ confirmation: { policy: 'when', when: { door: ['safe'] }, message: 'Open the {door}?' } });
    expect(createApprovalRequest(callWith({}), definition)?.message).toBe('Open the safe?');
  });

  test('shows values as they are, also those that look like a name in braces', () => {
    const shown = (note: string) => createApprovalRequest(callWith({ note }), always('Note {note} on {door}'))?.message;
    expect(shown('{door}')).toBe('Note {door} on safe');
    expect(shown('two  spaces')).toBe('Note two  spaces on safe');
    expect(shown('$& $1')).toBe('Note $& $1 on safe');
  });

  test('shows what the device knows in place of what was said, and after the question what it does not name', () => {
    const call = {
      ...callWith({ door: 'back', note: 'now' }),
      shown: { door: 'garden door', cost: '$3', parts: ['lock', 'hinge'], none: '' },
    };
    expect(createApprovalRequest(call, always('Open the {door} for {cost}?'))).toEqual({
      call,
      effect: 'write',
      message: 'Open the garden door for $3? (parts: lock and hinge)',
      digest: digestCall(call),
    });
  });

  test('asks by the values that would be sent, not by what is shown of them', () => {
    const definition = defineDoor({ confirmation: { policy: 'when', when: { door: ['back'] }, message: 'Really?' } });
    expect(createApprovalRequest({ ...callWith({ door: 'front' }), shown: { door: 'back' } }, definition)).toBeUndefined();
    expect(createApprovalRequest({ ...callWith({ door: 'back' }), shown: { door: 'front' } }, definition)?.message).toBe(
      'Really? (door: front)',
    );
  });

  test('leaves no gap where an argument is left out', () => {
    expect(createApprovalRequest(callWith({}), always('Open the door {note} now?'))?.message).toBe('Open the door now?');
    expect(createApprovalRequest(callWith({}), always('Open {constructor} it?'))?.message).toBe('Open it?');
  });
});

describe('digestCall', () => {
  const arbitraryValues = fc.dictionary(fc.string(), fc.jsonValue()) as fc.Arbitrary<ResolvedCall['arguments']>;

  test('does not depend on the order of the arguments or on the name of the call', () => {
    fc.assert(
      fc.property(arbitraryValues, (values) => {
        const reversed = Object.fromEntries(Object.entries(values).toReversed());
        expect(digestCall({ ...callWith(reversed), id: '2' })).toBe(digestCall(callWith(values)));
      }),
    );
  });

  test('differs where a value or the tool does', () => {
    fc.assert(
      fc.property(arbitraryValues, fc.string(), fc.jsonValue(), (values, name, value) => {
        fc.pre(JSON.stringify(Object.hasOwn(values, name) ? values[name] : undefined) !== JSON.stringify(value));
        const changed = Object.fromEntries([...Object.entries(values), [name, value]]) as ResolvedCall['arguments'];
        expect(digestCall(callWith(changed))).not.toBe(digestCall(callWith(values)));
      }),
    );
    expect(digestCall({ ...callWith({}), toolId: 'home.close_door' })).not.toBe(digestCall(callWith({})));
  });

  test('differs where what is shown does, and does not depend on its order or on what was said', () => {
    const digestOf = (more: Partial<ResolvedCall>): string => digestCall({ ...callWith({ door: 'back' }), ...more });
    expect(digestOf({ shown: { a: 1, b: 2 } })).toBe(digestOf({ shown: { b: 2, a: 1 }, said: { door: 'rear' } }));
    expect(new Set([digestOf({}), digestOf({ shown: {} }), digestOf({ shown: { a: 1 } }), digestOf({ shown: { a: 2 } })]).size).toBe(4);
  });
});

describe('denyAll', () => {
  test('denies', async () => {
    const request = createApprovalRequest(callWith({}), always('Open it?'))!;
    expect(await denyAll(request, { signal: new AbortController().signal })).toMatchObject({ type: 'deny' });
  });
});
