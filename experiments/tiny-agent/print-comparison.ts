import { printShare, printTable } from './print-figures.ts';

/** What a threshold, or a number of tools, makes of the scores on one set. */
interface SelectionFigures {
  readonly requests: number;
  readonly cases: number;
  readonly complete: number;
  readonly kept: number;
}

interface ComparedRetriever {
  readonly name: string;
  readonly bytes: number;
  readonly trainedOn: number | null;
  readonly cpuSeconds: number | null;
  readonly milliseconds: number | null;
  readonly atThreshold: Readonly<Record<string, SelectionFigures>>;
  readonly best: Readonly<Record<string, SelectionFigures>>;
}

/** What `retriever_comparison.py` writes. */
export interface RetrieverComparison {
  readonly conditions: { readonly date: string; readonly commit: string; readonly command: string; readonly machine: string };
  readonly mostLike: number;
  /** Tools on average that each threshold was set to keep. */
  readonly kept: number;
  readonly candidates: readonly ComparedRetriever[];
}

/** The section about retrievers alone, for people. */
export function printComparison({ conditions, mostLike, kept, candidates }: RetrieverComparison): string {
  const count = (value: number | null): string => (value === null ? '' : value.toLocaleString('en-US'));
  const shareOf = (figures: Readonly<Record<string, SelectionFigures>>, isMeant: (set: string) => boolean = () => true): string => {
    const meant = Object.entries(figures).flatMap(([set, one]) => (isMeant(set) ? [one] : []));
    return printShare(
      meant.reduce((sum, { complete }) => sum + complete, 0),
      meant.reduce((sum, { cases }) => sum + cases, 0),
    );
  };
  const asksForSeveral = (set: string): boolean => set.startsWith('joint') || set.startsWith('plans');
  const rows = candidates.map(({ name, bytes, trainedOn, cpuSeconds, milliseconds, atThreshold, best }) => [
    name,
    count(trainedOn),
    cpuSeconds === null ? '' : cpuSeconds.toFixed(0),
    count(bytes),
    milliseconds === null ? '' : milliseconds.toFixed(1),
    shareOf(atThreshold),
    shareOf(atThreshold, asksForSeveral),
    shareOf(best),
  ]);
  const head = [
    'retriever',
    'requests learnt from',
    'CPU-seconds of it',
    'bytes',
    'CPU-ms a request',
    `all needed tools kept, at ${kept.toFixed(1)} tools on average`,
    'of these, joint and plans',
    `among the ${mostLike} best`,
  ];
  return `## Retrievers alone

${conditions.date}, commit ${conditions.commit}, ${conditions.machine}.

\`\`\`
${conditions.command}
\`\`\`

${printTable([head, ...rows])}

The development sets together, all 59 tools on offer; raw figures: \`tiny-agent-retrievers.json\`. Each threshold is set so that as many tools are kept on average as the shipped
retriever keeps, and the two best in any case. \`MiniLM\` is all-MiniLM-L6-v2 (22 M parameters, float32, PyTorch); \`by likeness\` compares requests with summaries and declared
examples of the tools and is trained on nothing; the head is one hidden layer of 256, as in the shipped retriever, and reads clauses as that does. What the shipped one takes in ONNX
Runtime (0.1 ms a request and less) is in \`packages/models/README.md\`.
`;
}
