import { describe, expect, test } from 'vitest';
import { evaluateMixed, fileOf, mixed, predictMixed } from './__fixtures__/mixed-evaluation.ts';
import { officeParameters } from './__fixtures__/office-pack.ts';
import { formatReport } from './format-report.ts';
import { runEvaluation, type Predict } from './run-evaluation.ts';

describe('formatReport', () => {
  test('writes figures, tags and misses in columns, without rows that have no figure', async () => {
    expect(formatReport(await evaluateMixed(), { maximumMisses: 1 })).toMatchInlineSnapshot(`
      "                      mixed
      cases                 4
      function              50.0 % (15.0 to 85.0)
      call                  50.0 % (15.0 to 85.0)
      graph                 50.0 % (9.5 to 90.5)
      abstain precision     50.0 % (9.5 to 90.5)
      abstain recall        50.0 % (9.5 to 90.5)
      servable function     50.0 % (9.5 to 90.5)
      servable call         50.0 % (9.5 to 90.5)
      servable refused      50.0 % (9.5 to 90.5)
      first call p50 / p95  10 / 10 ms
      end p50 / p95         13 / 20 ms
      prompt / output       40 / 4 tokens

      tag      cases  function              call
      single   2      50.0 % (9.5 to 90.5)  50.0 % (9.5 to 90.5)
      refusal  2      50.0 % (9.5 to 90.5)  50.0 % (9.5 to 90.5)
      remark   1      0.0 % (0.0 to 79.3)   0.0 % (0.0 to 79.3)

      2 misses
        refused  "halt"
          expected  [{"tool":"stop","args":{}}]
          got       no call
          reason    not called: stop
        and 1 more
      "
    `);
  });

  test('adds a column for all where there are several files', async () => {
    const result = await runEvaluation({
      files: [mixed, { ...mixed, file: 'again' }],
      predict: predictMixed,
      parameterOf: officeParameters,
    });
    expect(formatReport(result).split('\n')[0]?.split(/\s+/u)).toEqual(['', 'mixed', 'again', 'all']);
  });

  test('lets nothing of a query or an answer act on a terminal', async () => {
    const hostile = fileOf('hostile\u001b[2J', [
      { id: 'a\u001b]0;x\u0007', query: '\u009b31m \u202ereversed\nnew line', tags: ['\u001b[1m'], calls: [] },
    ]);
    const predict: Predict = () => Promise.resolve({ status: 'failed', reason: '\u001b[31mred', text: '' });
    const text = formatReport(await runEvaluation({ files: [hostile], predict, parameterOf: officeParameters }));
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});
