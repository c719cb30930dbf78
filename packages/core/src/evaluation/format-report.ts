import type { JsonValue } from '../internal/json.ts';
import type { EvaluationReport } from './evaluation-report.ts';
import type { EvaluationResult } from './run-evaluation.ts';
import type { Rate } from './wilson-interval.ts';

/** What is written besides the table. */
export interface FormatReportOptions {
  /** The most misses that are listed. @defaultValue 20 */
  readonly maximumMisses?: number | undefined;
}

/**
 * Writes an evaluation as plain text: a column per file, `all` where there are several, then rates by tag, then misses.
 *
 * - Rates are percent with their 95 % interval; rows without any figure are left out.
 * - What people and models wrote is escaped, so that nothing of it acts on a terminal.
 */
export function formatReport({ all, files }: EvaluationResult, { maximumMisses = 20 }: FormatReportOptions = {}): string {
  const reports = files.length === 1 ? files : [...files, all];
  const rows = figureRows.flatMap(([name, print]) => {
    const cells = reports.map(print);
    return cells.every((cell) => cell === absent) ? [] : [[name].concat(cells)];
  });
  const figures = alignColumns([['', ...reports.map(({ file }) => escapeControls(file))], ...rows]);
  const sections = [figures, tagSection(all), missSection(all, maximumMisses)];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

const absent = '-';

const figureRows: readonly (readonly [name: string, print: (report: EvaluationReport) => string])[] = [
  ['cases', ({ n }) => String(n)],
  ['function', (report) => printRate(report.function)],
  ['call', ({ call }) => printRate(call)],
  ['strict', ({ strict }) => printRate(strict)],
  ['graph', ({ graph }) => printRate(graph)],
  ['state', ({ state }) => printRate(state)],
  ['abstain precision', ({ abstain }) => printRate(abstain.precision)],
  ['abstain recall', ({ abstain }) => printRate(abstain.recall)],
  ['servable function', ({ servable }) => printRate(servable.function)],
  ['servable call', ({ servable }) => printRate(servable.call)],
  ['servable refused', ({ servable }) => printRate(servable.refused)],
  ['first call p50 / p95', ({ latencyMs }) => printPair(latencyMs.firstCallP50, latencyMs.firstCallP95, 'ms')],
  ['end p50 / p95', ({ latencyMs }) => printPair(latencyMs.endP50, latencyMs.endP95, 'ms')],
  ['prompt / output', ({ tokens }) => printPair(tokens.promptMean, tokens.outputMean, 'tokens')],
];

function tagSection({ tags }: EvaluationReport): string {
  const rows = Object.entries(tags).map(([tag, rates]) => [
    escapeControls(tag),
    String(rates.n),
    printRate(rates.function),
    printRate(rates.call),
  ]);
  return rows.length === 0 ? '' : alignColumns([['tag', 'cases', 'function', 'call'], ...rows]);
}

function missSection({ misses }: EvaluationReport, maximumMisses: number): string {
  if (misses.length === 0) return '';
  const listed = misses
    .slice(0, maximumMisses)
    .map(({ id, query, expected, got, reason }) =>
      [
        `  ${escapeControls(id)}  ${escapeControls(JSON.stringify(query))}`,
        `    expected  ${printCalls(expected)}`,
        `    got       ${printCalls(got)}`,
        `    reason    ${escapeControls(reason)}`,
      ].join('\n'),
    );
  const hidden = misses.length - listed.length;
  return [`${misses.length} ${misses.length === 1 ? 'miss' : 'misses'}`, ...listed, ...(hidden > 0 ? [`  and ${hidden} more`] : [])].join(
    '\n',
  );
}

function printRate(rate: Rate | null): string {
  return rate ? `${percent(rate.rate)} % (${percent(rate.low)} to ${percent(rate.high)})` : absent;
}

function percent(share: number): string {
  return (share * 100).toFixed(1);
}

function printPair(first: number | null, second: number | null, unit: string): string {
  if (first === null && second === null) return absent;
  return `${first === null ? absent : Math.round(first)} / ${second === null ? absent : Math.round(second)} ${unit}`;
}

const longestCalls = 400;

function printCalls(calls: JsonValue): string {
  const text =
    calls === null
      ? 'nothing that can be read'
      : Array.isArray(calls) && calls.length === 0
        ? 'no call'
        : escapeControls(JSON.stringify(calls));
  return text.length > longestCalls ? `${text.slice(0, longestCalls - 1)}…` : text;
}

/** Controls and the marks that turn the direction of text, as escapes. */
function escapeControls(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) => `\\u${character.codePointAt(0)!.toString(16).padStart(4, '0')}`);
}

function alignColumns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
