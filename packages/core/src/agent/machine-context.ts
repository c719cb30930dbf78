import type { NormaliseContext } from '../normaliser/normaliser.ts';

/** Clock, time zone, locale and region of the machine the agent runs on. */
export function machineContext(): NormaliseContext {
  const { timeZone, locale } = Intl.DateTimeFormat().resolvedOptions();
  return { clock: () => new Date(), timeZone, locale, region: regionOf(locale) ?? 'US' };
}

/** The region a locale names, or the likeliest for its language. Hermes has no `Intl.Locale`. */
function regionOf(locale: string): string | undefined {
  const { Locale }: { readonly Locale?: typeof Intl.Locale } = Intl;
  return Locale ? new Locale(locale).maximize().region : /-([A-Z]{2})(?:-|$)/u.exec(locale)?.[1];
}
