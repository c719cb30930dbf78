import type { ChoiceLatency } from './measure-latency.ts';
import type { QuantisationFigures, WeightSource } from './measure-quantisation.ts';
import type { RetrievalFigures } from './measure-retrieval.ts';
import { printComparison, type RetrieverComparison } from './print-comparison.ts';
import { printShare, printTable } from './print-figures.ts';
import type { ResultConditions } from './result-conditions.ts';

/** Everything the experiment has measured: what is in `docs/results/tiny-agent.json`. */
export interface TinyAgentResult {
  readonly conditions: ResultConditions;
  readonly model: { readonly file: string; readonly sha256: string };
  readonly retrieval: readonly RetrievalFigures[];
  readonly latency: readonly ChoiceLatency[];
  readonly quantisation: { readonly source: WeightSource['type']; readonly encodings: readonly QuantisationFigures[] };
}

const sum = <Item>(items: readonly Item[], valueOf: (item: Item) => number): number =>
  items.reduce((total, item) => total + valueOf(item), 0);

/** The figures of one choice over all sets: shares of all requests together, and means over requests. */
export function joinSets(figures: readonly RetrievalFigures[]): RetrievalFigures {
  const requests = sum(figures, ({ requests }) => requests);
  const meanOf = (valueOf: (figure: RetrievalFigures) => number): number =>
    sum(figures, (figure) => valueOf(figure) * figure.requests) / Math.max(1, requests);
  return {
    set: 'all',
    choice: figures[0]?.choice ?? '',
    requests,
    calling: sum(figures, ({ calling }) => calling),
    complete: sum(figures, ({ complete }) => complete),
    scored: sum(figures, ({ scored }) => scored),
    succeeded: sum(figures, ({ succeeded }) => succeeded),
    toolsKept: meanOf(({ toolsKept }) => toolsKept),
    promptTokens: meanOf(({ promptTokens }) => promptTokens),
    chatTokens: meanOf(({ chatTokens }) => chatTokens),
  };
}

/** What a report is made of besides the figures. */
export interface PrintReportOptions {
  /** What the files beside it are called. */
  readonly name: string;
  /** Of retrievers alone, measured by another command; undefined where it was not. */
  readonly comparison: RetrieverComparison | undefined;
}

/** The report, for people. */
export function printReport(result: TinyAgentResult, { name, comparison }: PrintReportOptions): string {
  const { conditions, model, retrieval, latency, quantisation } = result;
  const { date, commit, command, machine } = conditions;
  const choices = [...new Set(retrieval.map(({ choice }) => choice))];
  const setsOf = (choice: string): readonly RetrievalFigures[] => retrieval.filter((figures) => figures.choice === choice);
  const rowOf = ({ set, choice, calling, complete, toolsKept, scored, succeeded, promptTokens, chatTokens }: RetrievalFigures) => [
    set,
    choice,
    printShare(complete, calling),
    toolsKept.toFixed(1),
    printShare(succeeded, scored),
    promptTokens.toFixed(0),
    chatTokens.toFixed(0),
  ];
  const sets = [...new Set(retrieval.map(({ set }) => set))];
  const rows = sets.flatMap((set) => retrieval.filter((figures) => figures.set === set).map(rowOf));
  const joined = choices.map((choice) => rowOf(joinSets(setsOf(choice))));
  const retrievalHead = [
    'set',
    'tools chosen by',
    'all needed tools kept',
    'tools on offer',
    'success',
    'our prompt, tokens',
    'an instruct model’s prompt, tokens',
  ];
  const timed = latency.map(({ choice, medianMs, timed: count }) => [choice, medianMs.toFixed(1), String(count)]);
  const encodingRows = quantisation.encodings.map(({ encoding, bytes, medianMs, sets: scoredSets }) => {
    const all = Object.values(scoredSets);
    return [
      encoding.toUpperCase(),
      bytes.toLocaleString('en-US'),
      medianMs.toFixed(1),
      ...Object.values(scoredSets).map(({ scored, succeeded }) => `${((100 * succeeded) / scored).toFixed(1)} %`),
      printShare(
        sum(all, ({ succeeded }) => succeeded),
        sum(all, ({ scored }) => scored),
      ),
    ];
  });
  const encodedSets = Object.keys(quantisation.encodings[0]?.sets ?? {});
  const source =
    quantisation.source === 'run'
      ? 'All three are encoded from the float32 numbers of the training.'
      : 'The published file is the Q8_0; F16 and Q4_0 are made of what it decodes to. So F16 shows what the arithmetic costs, not what Q8_0 lost, and Q4_0 is rounded twice.';
  return `# TinyAgent’s experiment: retrieval and quantisation

${date}, commit ${commit}, ${machine}. Model: \`${model.file}\`, SHA-256 \`${model.sha256.slice(0, 12)}\`.

\`\`\`
${command}
\`\`\`

Raw figures: \`${name}.json\`. Shares have 95 % Wilson intervals.

![Success by set, for each way of choosing tools](${name}.svg)

## Retrieval

All 59 tools of car, phone and Mac may be chosen.

${printTable([retrievalHead, ...joined, ...rows])}

| TinyAgent-1.1B, 16 tools (paper) | all needed tools kept | tools on offer | success | prompt, tokens |
|---|---:|---:|---:|---:|
| none | 100 % | 16 | 78.9 % | 2,762 |
| embedding | 94.9 % | | | |
| fine-tuned DeBERTa-v3-small | 99.8 % | 3.97 | 80.1 % | 1,397 |

- **Success** is TinyAgent’s: the graph of calls is isomorphic to the right one, by the names of tools; requests that nothing serves are left out. In \`plans\` it is the
  tools of the steps, in a right order, and each step has its own retrieval. In the sets of one pack the tool of another device that serves the same words counts as wrong.
- **Gated** means the grammar: a tool that is not kept cannot be called. The model may still name one, and has then abstained; no other is called in its place.
  So retrieval loses requests, and keeps wrong calls from being made; only where the grammar leaves no such way out, as behind a first call or beside a twin, can it
  also make a wrong call right.
- **Second opinion**: nothing is left out, and the classifier’s doubts take away from the logits of tools (\`docs/decisions/2026-11-29-a-second-opinion.md\`).
- **Our prompt** is the request between two control tokens, whatever is on offer. That of an instruct model is what \`createCompilerPlanner\` writes for the tools
  kept, examples and ChatML included, in tokens of Qwen. Nothing was generated with it.

${printTable([['tools chosen by', 'ms a request, median', 'requests'], ...timed])}

From words to the last token, retrieval included; one thread, one model, the choices taking turns on each request of \`${sets.find((set) => set.startsWith('joint')) ?? ''}\`. What a smaller
offer saves is the grammar. On a busy machine the longer of two computations also waits longer, so the factor is that of this load.

## Quantisation

${printTable([['encoding', 'bytes', 'ms a request, median', ...encodedSets, 'all'], ...encodingRows])}

| TinyAgent-1.1B (paper) | success | a query |
|---|---:|---:|
| as trained, with retrieval | 80.1 % | |
| 4 bits | 80.4 % | 2.9 s |

Without retrieval, all 59 tools on offer. ${source} Times: one thread each, the three taking turns on each of ${quantisation.encodings[0]?.timed ?? 0} requests.

${comparison ? printComparison(comparison) : ''}`;
}
