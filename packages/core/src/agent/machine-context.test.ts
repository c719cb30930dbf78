import { afterEach, describe, expect, test, vi } from 'vitest';
import { machineContext } from './machine-context.ts';

function onMachineOf(locale: string): void {
  const options = { ...Intl.DateTimeFormat().resolvedOptions(), locale };
  vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions').mockReturnValue(options);
}

describe('machineContext', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  test('tells the time, zone, locale and region of the machine', () => {
    const { clock, timeZone, locale, region } = machineContext();
    expect(Math.abs(clock().getTime() - Date.now())).toBeLessThan(1000);
    expect([timeZone, locale, region].every((text) => text.length > 0)).toBe(true);
  });

  test('takes the region of the locale, or the likeliest for its language', () => {
    onMachineOf('en-GB-u-hc-h23');
    expect(machineContext().region).toBe('GB');
    onMachineOf('de');
    expect(machineContext().region).toBe('DE');
  });

  test('needs no Intl.Locale, which Hermes lacks', () => {
    onMachineOf('zh-Hant-TW');
    vi.spyOn(Intl, 'Locale', 'get' as never).mockReturnValue(undefined as never);
    expect(machineContext().region).toBe('TW');
    onMachineOf('de');
    expect(machineContext().region).toBe('US');
  });
});
