/** Bars of one size of plan, one a series. */
export interface ChartGroup {
  readonly label: string;
  readonly valuesMs: readonly number[];
}

/** What a chart shows. */
export interface ChartOptions {
  readonly title: string;
  readonly series: readonly string[];
  readonly groups: readonly ChartGroup[];
}

const width = 860;
const height = 400;
const plot = { left: 60, right: 20, top: 70, bottom: 50 };
const colours = ['#8a8f98', '#0a7d5a', '#d98c00', '#c0504d', '#6b4fa0'];

/** Grouped bars, as SVG that reads well on light and dark pages. */
export function drawBars({ title, series, groups }: ChartOptions): string {
  const longest = Math.max(...groups.flatMap(({ valuesMs }) => valuesMs));
  const stepMs = longest > 8000 ? 2000 : 1000;
  const topMs = Math.ceil(longest / stepMs) * stepMs;
  const innerHeight = height - plot.top - plot.bottom;
  const groupWidth = (width - plot.left - plot.right) / groups.length;
  const barWidth = (groupWidth * 0.8) / series.length;
  const heightOf = (valueMs: number): number => (valueMs / topMs) * innerHeight;
  const yOf = (valueMs: number): number => plot.top + innerHeight - heightOf(valueMs);

  const grid = Array.from({ length: topMs / stepMs + 1 }, (_, index) => {
    const y = yOf(index * stepMs).toFixed(1);
    return [
      `<line x1="${plot.left}" x2="${width - plot.right}" y1="${y}" y2="${y}" stroke="#d0d4da"/>`,
      `<text x="${plot.left - 8}" y="${y}" text-anchor="end" dominant-baseline="middle">${(index * stepMs) / 1000} s</text>`,
    ].join('');
  });
  const bars = groups.flatMap(({ label, valuesMs }, group) => {
    const left = plot.left + group * groupWidth + groupWidth * 0.1;
    const middle = (left + (barWidth * series.length) / 2).toFixed(1);
    return [
      ...valuesMs.map((valueMs, index) => {
        const box = `x="${(left + index * barWidth).toFixed(1)}" y="${yOf(valueMs).toFixed(1)}" width="${(barWidth - 1).toFixed(1)}"`;
        return `<rect ${box} height="${heightOf(valueMs).toFixed(1)}" fill="${colours[index]}"><title>${series[index]}: ${valueMs.toFixed(0)} ms</title></rect>`;
      }),
      `<text x="${middle}" y="${height - plot.bottom + 18}" text-anchor="middle">${label}</text>`,
    ];
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
    `<text x="${width / 2}" y="${height - 10}" text-anchor="middle">calls in the plan</text>`,
    '</svg>',
    '',
  ].join('\n');
}
