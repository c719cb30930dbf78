/** Bars of one group, one a series, from 0 to 1; undefined where there is none. */
export interface RateGroup {
  readonly label: string;
  readonly rates: readonly (number | undefined)[];
}

/** What a chart shows. */
export interface DrawRatesOptions {
  readonly title: string;
  readonly series: readonly string[];
  readonly groups: readonly RateGroup[];
}

const width = 860;
const height = 380;
const plot = { left: 60, right: 20, top: 70, bottom: 40 };
const colours = ['#8a8f98', '#d98c00', '#0a7d5a', '#c0504d', '#6b4fa0'];
const gridStep = 0.2;

/** Grouped bars, as SVG that reads well on light and dark pages. */
export function drawRates({ title, series, groups }: DrawRatesOptions): string {
  const innerHeight = height - plot.top - plot.bottom;
  const groupWidth = (width - plot.left - plot.right) / groups.length;
  const barWidth = (groupWidth * 0.8) / series.length;
  const yOf = (rate: number): number => plot.top + innerHeight * (1 - rate);

  const grid = Array.from({ length: Math.round(1 / gridStep) + 1 }, (_, index) => {
    const y = yOf(index * gridStep).toFixed(1);
    return [
      `<line x1="${plot.left}" x2="${width - plot.right}" y1="${y}" y2="${y}" stroke="#d0d4da"/>`,
      `<text x="${plot.left - 8}" y="${y}" text-anchor="end" dominant-baseline="middle">${Math.round(index * gridStep * 100)} %</text>`,
    ].join('');
  });
  const bars = groups.flatMap(({ label, rates }, group) => {
    const left = plot.left + (group + 0.1) * groupWidth;
    const drawn = rates.flatMap((rate, index) => {
      if (rate === undefined) return [];
      const box = `x="${(left + index * barWidth).toFixed(1)}" y="${yOf(rate).toFixed(1)}" width="${(barWidth - 1).toFixed(1)}"`;
      const name = `<title>${series[index]}: ${(100 * rate).toFixed(1)} %</title>`;
      return [`<rect ${box} height="${(innerHeight * rate).toFixed(1)}" fill="${colours[index]}">${name}</rect>`];
    });
    const middle = (left + (barWidth * series.length) / 2).toFixed(1);
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
    '</svg>',
    '',
  ].join('\n');
}
