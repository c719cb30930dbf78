/**
 * Reads what `content query` prints: `Row: 0 _id=1, display_name=Ann`.
 *
 * - Nothing escapes values: a value is what stands between its column and the next, so untrusted text belongs in the last column. There it
 *   may hold anything but a line that looks like the beginning of the next row.
 * - A row without one of the columns is left out.
 */
export function parseContentRows<Column extends string>(
  output: string,
  columns: readonly Column[],
): readonly Readonly<Record<Column, string>>[] {
  const starts = rowStarts(output, columns);
  return starts.flatMap(({ at }, index) => {
    const end = starts[index + 1]?.start ?? output.length;
    const row = readRow(output.slice(at, end).replace(/\n$/u, ''), columns);
    return row ? [row] : [];
  });
}

interface RowStart {
  readonly start: number;
  readonly at: number;
}

/** Rows count up from 0: a line inside a value that starts like a row has to guess the number too. */
function rowStarts(output: string, [first = '']: readonly string[]): readonly RowStart[] {
  const starts: RowStart[] = [];
  for (let from = 0; ;) {
    const mark = `Row: ${starts.length} `;
    const start = findLine(output, { mark: `${mark}${first}=`, from });
    if (start === -1) return starts;
    starts.push({ start, at: start + mark.length });
    from = start + mark.length;
  }
}

function findLine(output: string, { mark, from }: { readonly mark: string; readonly from: number }): number {
  for (let at = output.indexOf(mark, from); at !== -1; at = output.indexOf(mark, at + 1)) {
    if (at === 0 || output[at - 1] === '\n') return at;
  }
  return -1;
}

function readRow<Column extends string>(text: string, columns: readonly Column[]): Readonly<Record<Column, string>> | undefined {
  let rest = text;
  const values: string[] = [];
  for (const [index, column] of columns.entries()) {
    if (!rest.startsWith(`${column}=`)) return undefined;
    rest = rest.slice(column.length + 1);
    const next = columns[index + 1];
    const end = next === undefined ? rest.length : rest.indexOf(`, ${next}=`);
    if (end === -1) return undefined;
    values.push(rest.slice(0, end));
    rest = rest.slice(end + 2);
  }
  return Object.fromEntries(columns.map((column, index) => [column, values[index] ?? ''])) as Record<Column, string>;
}
