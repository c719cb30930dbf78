import type { NormaliseContext } from '../normaliser/normaliser.ts';

/** Clock, time zone, locale and region of the machine the agent runs on. */
export function machineContext(): NormaliseContext {
  const { timeZone, locale } = Intl.DateTimeFormat().resolvedOptions();
  return { clock: () => new Date(), timeZone, locale, region: new Intl.Locale(locale).maximize().region ?? 'US' };
}
