import { wilsonInterval } from '@octoweave/core/evaluation';

/** A share with its 95 % Wilson interval, in percent. */
export function printShare(successes: number, cases: number): string {
  const rate = wilsonInterval(successes, cases);
  if (!rate) return 'none';
  const [share, low, high] = [rate.rate, rate.low, rate.high].map((value) => (100 * value).toFixed(1));
  return `${share} % (${low} to ${high})`;
}

/** A table of Markdown; the first row is its head, and all columns but the first hold numbers. */
export function printTable([head = [], ...body]: readonly (readonly string[])[]): string {
  return [head, head.map((_, column) => (column === 0 ? '---' : '---:')), ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
