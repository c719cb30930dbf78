import { ConformanceFailure } from '../expectations.ts';

/** Laws that are not kept, each with the reason. */
export type Waivers = Readonly<Record<string, string>>;

/** A law as the name of a test. */
export const lawTitle = (law: string, waivers: Waivers): string => (law in waivers ? `${law} (waived: ${waivers[law]})` : law);

/** Checks a law, and that a waived one does not hold. @throws what the check throws */
export async function checkLaw(
  law: string,
  { waivers, check }: { readonly waivers: Waivers; readonly check: () => Promise<void> },
): Promise<void> {
  const failure = await check().then(
    () => undefined,
    (error: unknown) => error,
  );
  if (law in waivers && failure === undefined) throw new ConformanceFailure('The law holds; take the waiver away.');
  if (!(law in waivers) && failure !== undefined) throw failure;
}
