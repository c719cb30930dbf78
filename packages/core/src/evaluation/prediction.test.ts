import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { literal, reference, verbatim } from '../call/tool-call.ts';
import { parseRecordedPredictions, createRecordedPredict } from './parse-recorded-predictions.ts';
import { createPredictedCall, readPrediction, readyCallsOf } from './prediction.ts';

describe('readPrediction', () => {
  test('says where something is no prediction', () => {
    expect(readPrediction({ status: 'predicted', calls: [{ tool: 3 }] })).toMatchObject({
      status: 'failed',
      reason: expect.stringContaining('calls.0.tool'),
    });
    expect(readPrediction(undefined).status).toBe('failed');
  });

  test('never throws', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (value, calls) => {
        expect(readPrediction(value).status).toMatch(/predicted|failed/u);
        expect(readPrediction({ status: 'predicted', calls }).status).toMatch(/predicted|failed/u);
      }),
    );
  });
});

describe('readyCallsOf', () => {
  test('leaves out calls that lack a value and every call that needs one of them', () => {
    const ready = readyCallsOf({
      status: 'predicted',
      calls: [
        { tool: 'find_number', args: {}, isReady: false },
        { tool: 'send_text', args: { copies: [{ $ref: '1' }] } },
        { tool: 'stop', args: {}, needs: ['2'] },
        { tool: 'drive_to', args: { destination: 'home' } },
      ],
    });
    expect(ready.map(({ tool }) => tool)).toEqual(['drive_to']);
  });

  test('keeps the places by which the others are referred to', () => {
    const ready = readyCallsOf({
      status: 'predicted',
      calls: [
        { tool: 'stop', args: {}, isReady: false },
        { tool: 'find_number', args: {} },
        { tool: 'send_text', args: { number: { $ref: 2 } } },
      ],
    });
    expect(ready.map(({ id }) => id)).toEqual(['2', '3']);
  });
});

describe('createPredictedCall', () => {
  const call = {
    id: '2',
    toolId: 'office.send_text',
    arguments: { number: reference('1'), body: verbatim('hi there'), urgent: literal(true) },
  } as const;

  test('keeps references where values were put in their place', () => {
    const resolved = {
      id: '2',
      toolId: 'office.send_text',
      arguments: { number: '+15551234567', body: 'Hi there', urgent: true, sound: 'on' },
    } as const;
    expect(createPredictedCall({ call, resolved })).toEqual({
      id: '2',
      tool: 'office.send_text',
      args: { number: { $ref: '1' }, body: 'Hi there', urgent: true, sound: 'on' },
      isReady: true,
    });
  });

  test('shows what was written where a value is missing', () => {
    expect(createPredictedCall({ call, resolved: undefined })).toMatchObject({ isReady: false, args: { body: 'hi there' } });
  });
});

describe('parseRecordedPredictions', () => {
  test('reads calls, plans and figures by the id of their case', () => {
    const { predictions, issues } = parseRecordedPredictions(
      [
        '{"id":"a","calls":[{"tool":"stop","args":{}}],"endMs":12,"text":"stop()"}',
        '{"id":"b","plan":[{"id":1,"tool":"find_number","args":{}},{"id":2,"tool":"send_text","args":{"number":"$1","body":"you owe $1"}}]}',
        '{"id":"c","status":"failed","reason":"no JSON"}',
      ].join('\n'),
    );
    expect(issues).toEqual([]);
    expect(predictions.get('a')).toEqual({ status: 'predicted', calls: [{ tool: 'stop', args: {} }], endMs: 12, text: 'stop()' });
    expect(predictions.get('b')).toMatchObject({ calls: [{ id: '1' }, { id: '2', args: { number: { $ref: '1' }, body: 'you owe $1' } }] });
    expect(predictions.get('c')).toEqual({ status: 'failed', reason: 'no JSON' });
  });

  test('takes calls that cannot be read for a failed prediction, and what has no id for an issue', () => {
    const { predictions, issues } = parseRecordedPredictions(
      '{"id":"a","calls":"stop()"}\n{"id":"b"}\n{"calls":[]}\n{"id":"a","calls":[]}\nnonsense',
    );
    expect([...predictions.values()].map(({ status }) => status)).toEqual(['failed', 'failed']);
    expect(issues.map(({ line }) => line)).toEqual([3, 4, 5]);
  });
});

describe('createRecordedPredict', () => {
  test('fails where nothing is recorded', async () => {
    const predict = createRecordedPredict(new Map());
    const request = { type: 'steps', id: 'a', query: '', tags: [], now: undefined, steps: [], order: 'any' } as const;
    expect((await predict(request, { earlier: [], signal: undefined })).status).toBe('failed');
  });
});
