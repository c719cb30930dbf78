/** Bars of one group, one a series; undefined where there is none. */
export interface BarGroup {
  readonly label: string;
  readonly values: readonly (number | undefined)[];
}

/** The numbers beside the bars, from 0. */
export interface ValueAxis {
  readonly top: number;
  readonly step: number;
  readonly print: (value: number) => string;
}

/** What a chart shows. */
export interface BarChartOptions {
  readonly title: string;
  readonly series: readonly string[];
  readonly groups: readonly BarGroup[];
  readonly axis: ValueAxis;
  /** What is shown where a pointer rests on a bar. */
  readonly printValue: (value: number) => string;
  /** Below the labels of the groups. @defaultValue nothing */
  readonly caption?: string;
}

const width = 860;
const height = 400;
const plot = { left: 60, right: 20, top: 70, bottom: 50 };
const colours = ['#8a8f98', '#0a7d5a', '#d98c00', '#c0504d', '#6b4fa0'];

/** Grouped bars, as SVG that reads well on light and dark pages. */
export function drawBarChart({ title, series, groups, axis, printValue, caption = '' }: BarChartOptions): string {
  const innerHeight = height - plot.top - plot.bottom;
  const groupWidth = (width - plot.left - plot.right) / groups.length;
  const barWidth = (groupWidth * 0.8) / series.length;
  const heightOf = (value: number): number => (value / axis.top) * innerHeight;
  const yOf = (value: number): number => plot.top + innerHeight - heightOf(value);

  const grid = Array.from({ length: Math.round(axis.top / axis.step) + 1 }, (_, index) => {
    const y = yOf(index * axis.step).toFixed(1);
    return [
      `<line x1="${plot.left}" x2="${width - plot.right}" y1="${y}" y2="${y}" stroke="#d0d4da"/>`,
      `<text x="${plot.left - 8}" y="${y}" text-anchor="end" dominant-baseline="middle">${axis.print(index * axis.step)}</text>`,
    ].join('');
  });
  const bars = groups.flatMap(({ label, values }, group) => {
    const left = plot.left + groupWidth * (group + 0.1);
    const middle = (left + (barWidth * series.length) / 2).toFixed(1);
    const drawn = values.flatMap((value, index) => {
      if (value === undefined) return [];
      const box = `x="${(left + index * barWidth).toFixed(1)}" y="${yOf(value).toFixed(1)}" width="${(barWidth - 1).toFixed(1)}"`;
      const name = `<title>${series[index]}: ${printValue(value)}</title>`;
      return [`<rect ${box} height="${heightOf(value).toFixed(1)}" fill="${colours[index]}">${name}</rect>`];
    });
    return [...drawn, `<text x="${middle}" y="${height - plot.bottom + 18}" text-anchor="middle">${label}</text>`];
  });
  const legend = series.map((name, index) => {
    const x = plot.left + index * 158;
    return `<rect x="${x}" y="40" width="12" height="12" fill="${colours[index]}"/><text x="${x + 18}" y="50">${name}</text>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12" fill="#3b4048">`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    `<text x="${plot.left}" y="24" font-size="15" font-weight="600">${title}</text>`,
    ...legend,
    ...grid,
    ...bars,
    ...(caption === '' ? [] : [`<text x="${width / 2}" y="${height - 10}" text-anchor="middle">${caption}</text>`]),
    '</svg>',
    '',
  ].join('\n');
}
