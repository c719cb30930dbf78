import { describe, expect, test } from 'vitest';
import { evaluateMixed, fileOf, idle, mixed, predictMixed, stop, stopped } from './__fixtures__/mixed-evaluation.ts';
import { officeParameters } from './__fixtures__/office-pack.ts';
import { runEvaluation, type EvaluationProgress, type Predict, type PredictContext } from './run-evaluation.ts';

describe('runEvaluation', () => {
  test('reports every figure of the format', async () => {
    const { files } = await evaluateMixed();
    const half = { rate: 0.5, low: expect.any(Number), high: expect.any(Number) };
    expect(JSON.parse(JSON.stringify(files[0]))).toEqual({
      file: 'mixed',
      n: 4,
      function: half,
      call: half,
      strict: null,
      graph: half,
      abstain: { precision: half, recall: half },
      state: null,
      latencyMs: { firstCallP50: 10, firstCallP95: 10, endP50: 12.5, endP95: 20 },
      tokens: { promptMean: 40, outputMean: 4 },
      servable: { function: half, call: half, refused: half },
      tags: {
        single: { n: 2, function: half, call: half },
        refusal: { n: 2, function: half, call: half },
        remark: { n: 1, function: expect.objectContaining({ rate: 0 }), call: expect.objectContaining({ rate: 0 }) },
      },
      misses: [
        { id: 'refused', query: 'halt', expected: [stop], got: [], reason: 'not called: stop' },
        { id: 'overdone', query: 'nice weather', expected: [], got: [stop], reason: 'called besides: stop' },
      ],
    });
  });

  test('adds all files up', async () => {
    const { all, files } = await runEvaluation({
      files: [mixed, { ...mixed, file: 'again' }],
      predict: predictMixed,
      parameterOf: officeParameters,
    });
    expect(files.map(({ file, n }) => [file, n])).toEqual([
      ['mixed', 4],
      ['again', 4],
    ]);
    expect(all).toMatchObject({ file: 'all', n: 8, call: { rate: 0.5 } });
  });

  test('gives null for every figure of no cases', async () => {
    const { all } = await runEvaluation({ files: [], predict: predictMixed, parameterOf: officeParameters });
    expect(all).toMatchObject({
      n: 0,
      function: null,
      call: null,
      graph: null,
      state: null,
      abstain: { precision: null, recall: null },
      misses: [],
    });
  });

  test('takes a prediction that throws for a miss with its reason', async () => {
    const predict: Predict = ({ id }) => {
      if (id === 'right') throw new Error('out of memory');
      return Promise.reject('gone');
    };
    const { all } = await runEvaluation({ files: [mixed], predict, parameterOf: officeParameters });
    expect(all.call?.rate).toBe(0);
    expect(all.misses.map(({ reason }) => reason)).toEqual(['out of memory', 'gone', 'gone', 'gone']);
  });

  test('hands the turns of a dialogue what came before, and scores each', async () => {
    const dialogue = fileOf('dialogue', [
      {
        id: 'd',
        turns: [
          { query: 'heat it', calls: [] },
          { query: 'the rear', calls: [stop] },
        ],
      },
      { id: 'e', query: 'stop', calls: [stop] },
    ]);
    const seen: [string, readonly string[]][] = [];
    const predict: Predict = ({ id }, { earlier }) => {
      seen.push([id, earlier.map(({ request }) => request.id)]);
      return Promise.resolve(id === 'd.1' ? idle : stopped);
    };
    const { all } = await runEvaluation({ files: [dialogue], predict, parameterOf: officeParameters });
    expect(seen).toEqual([
      ['d.1', []],
      ['d.2', ['d.1']],
      ['e', []],
    ]);
    expect(all).toMatchObject({ n: 3, call: { rate: 1 } });
  });

  test('tells of each request in order', async () => {
    const progress: EvaluationProgress[] = [];
    await runEvaluation({
      files: [mixed],
      predict: predictMixed,
      parameterOf: officeParameters,
      onProgress: (event) => progress.push(event),
    });
    expect(progress.map(({ scored, total, score }) => `${score.request.id} ${scored}/${total}`)).toEqual([
      'right 1/4',
      'refused 2/4',
      'left-alone 3/4',
      'overdone 4/4',
    ]);
  });

  test('rejects with the reason of an abort, even where a prediction never ends', async () => {
    const controller = new AbortController();
    const contexts: PredictContext[] = [];
    const predict: Predict = (_, context) => {
      contexts.push(context);
      queueMicrotask(() => controller.abort(new Error('enough')));
      return new Promise(() => undefined);
    };
    await expect(runEvaluation({ files: [mixed], predict, parameterOf: officeParameters, signal: controller.signal })).rejects.toThrow(
      'enough',
    );
    expect(contexts).toHaveLength(1);
    await expect(runEvaluation({ files: [mixed], predict, parameterOf: officeParameters, signal: controller.signal })).rejects.toThrow(
      'enough',
    );
    expect(contexts).toHaveLength(1);
  });

  test('rates the final state where it was checked', async () => {
    const predict: Predict = ({ id }) => Promise.resolve(id === 'right' ? { ...stopped, isStateRight: false } : idle);
    const { all } = await runEvaluation({ files: [mixed], predict, parameterOf: officeParameters });
    expect(all.state).toMatchObject({ rate: 0 });
    expect(all.misses[0]).toMatchObject({ id: 'right', reason: 'the final state is not what was asked for' });
  });
});
