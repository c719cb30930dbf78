/** A law that does not hold, found by a conformance kit; runners without an assertion library report it as it is. */
export class ConformanceFailure extends Error {
  override readonly name = 'ConformanceFailure';
}

/** Fails with a sentence unless the condition holds. */
export function expectThat(condition: boolean, sentence: string): asserts condition {
  if (!condition) throw new ConformanceFailure(sentence);
}

/** Fails with every issue, where there is one. */
export function expectNone(issues: readonly string[]): void {
  expectThat(issues.length === 0, issues.join('\n'));
}

/** Fails unless both are the same JSON. */
export function expectEqual(actual: unknown, expected: unknown, what: string): void {
  const [left, right] = [JSON.stringify(actual), JSON.stringify(expected)];
  expectThat(left === right, `${what}: expected ${right}, got ${left}`);
}

/** Fails unless the work is rejected with this code. */
export async function expectCode(work: Promise<unknown>, code: string): Promise<void> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason as { readonly code?: string; readonly message?: string },
  );
  expectThat(error !== undefined, `expected a rejection with ${code}, got a result`);
  expectThat(error.code === code, `expected a rejection with ${code}, got ${error.code ?? error.message}`);
}
