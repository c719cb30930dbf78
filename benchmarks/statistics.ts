/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** A measurement of something of a size. */
export interface SizedValue {
  readonly size: number;
  readonly value: number;
}

/** The exponent of growth: the slope of a least-squares line through the logarithms. 1 is linear, 2 quadratic. */
export function growthExponent(measurements: readonly SizedValue[]): number {
  const points = measurements.map(({ size, value }) => ({ x: Math.log(size), y: Math.log(value) }));
  const meanX = points.reduce((sum, { x }) => sum + x, 0) / points.length;
  const meanY = points.reduce((sum, { y }) => sum + y, 0) / points.length;
  const covariance = points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0);
  return covariance / points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
}
