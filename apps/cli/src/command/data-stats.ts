import { countPhrasings, readCorpora, readDatasetStatistics, type PhrasingCounts } from '@octoweave/forge';
import { UsageError } from '../usage-error.ts';
import { locateCorpora, type CorpusOptions } from './data-corpora.ts';

/** Options of `octoweave data stats`. */
export interface DataStatsOptions extends CorpusOptions {
  /** The folder of a data set. */
  readonly data?: string | undefined;
  readonly json: boolean;
}

/** Counts phrasings, and examples made of them. @throws {CorpusError} with every slip of the phrasings. */
export async function dataStats(options: DataStatsOptions): Promise<void> {
  const located = await locateCorpora(options);
  const phrasings = countPhrasings(located.packs, readCorpora(located));
  const dataset = options.data === undefined ? undefined : readDatasetStatistics(options.data);
  if (options.data !== undefined && !dataset)
    throw new UsageError(`There is no data set in ${options.data}. Make one with \`octoweave data generate --out ${options.data}\`.`);
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ phrasings, dataset: dataset ?? null }, undefined, 2)}\n`);
    return;
  }
  const tables = [
    ...tablesOf(phrasings),
    ...(dataset
      ? [
          printTable(['train.jsonl', 'examples'], Object.entries(dataset.train.kinds)),
          printTable(['calls of', 'times'], Object.entries(dataset.train.callsByTool)),
          printTable(['thrown out', 'drafts'], Object.entries(dataset.train.rejected)),
        ]
      : []),
  ];
  process.stdout.write(tables.join('\n'));
}

function tablesOf({ tools, packs, sharedRefusals, sharedPlans, servedElsewhere }: PhrasingCounts): readonly string[] {
  return [
    printTable(
      ['tool', 'phrasings', 'with slots', 'value missing'],
      tools.map(({ tool, complete, withSlots, missing }) => [tool, complete, withSlots, missing]),
    ),
    printTable(
      ['pack', 'parallel', 'nested', 'plans', 'refusals', 'mentions'],
      [
        ...packs.map(
          ({ pack, parallel, nested, plans, refusals, mentions }) => [pack, parallel, nested, plans, refusals, mentions] as const,
        ),
        ['shared', '', '', sharedPlans, sharedRefusals, ''],
      ],
    ),
    `${servedElsewhere} refusals are left out, because another pack serves them.\n`,
  ];
}

/** Names to the left, numbers to the right. */
function printTable(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const printRow = (row: readonly string[]): string =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ');
  return cells.map((row) => `${printRow(row).trimEnd()}\n`).join('');
}
