import { wilsonInterval } from '@octoweave/core/evaluation';
import type { PlayedScenario } from './play-scenario.ts';

/** What came of the scenarios of one file. */
export interface PlayedFile {
  readonly name: string;
  readonly played: readonly PlayedScenario[];
}

/** What came of all files with one planner. */
export interface ScenarioColumn {
  readonly name: string;
  readonly files: readonly PlayedFile[];
}

/** How much is told. */
export interface PrintScenarioTableOptions {
  /** Whether what was not right is listed below the table. */
  readonly showsMisses: boolean;
}

/** How many scenarios of each file were right with each planner, as a Markdown table. */
export function printScenarioTable(columns: readonly ScenarioColumn[], { showsMisses }: PrintScenarioTableOptions): string {
  const names = [...new Set(columns.flatMap(({ files }) => files.map(({ name }) => name)))];
  const rows = [
    ...names.map((name) => [name, ...columns.map((column) => count(column.files.filter((file) => file.name === name)))]),
    ['all', ...columns.map(({ files }) => count(files))],
  ];
  const table = [['scenarios', ...columns.map(({ name }) => name)], ['---', ...columns.map(() => '---:')], ...rows];
  const misses = columns.flatMap(({ name, files }) =>
    files.flatMap(({ played }) =>
      played
        .filter((one) => one.misses.length > 0)
        .map((one) => `\n${one.scenario.id} (${name})\n${one.misses.map((miss) => `  - ${miss}\n`).join('')}`),
    ),
  );
  return `${table.map((row) => `| ${row.join(' | ')} |\n`).join('')}${showsMisses ? misses.join('') : ''}`;
}

/** With the 95 % interval of the rate. */
function count(files: readonly PlayedFile[]): string {
  const played = files.flatMap((file) => file.played);
  const right = played.filter(({ misses }) => misses.length === 0).length;
  const interval = wilsonInterval(right, played.length);
  if (!interval) return 'not played';
  const { rate, low, high } = interval;
  return `${right} of ${played.length}: ${percent(rate)} % (${percent(low)} to ${percent(high)})`;
}

const percent = (share: number): string => (share * 100).toFixed(1);
