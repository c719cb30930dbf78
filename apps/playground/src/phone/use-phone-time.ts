import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** What the clock of a phone shows. */
export interface PhoneTime {
  readonly time: string;
  readonly date: string;
}

const lookEveryMs = 10_000;

/** The time in a zone, as it goes on. */
export function usePhoneTime(timeZone: string): PhoneTime {
  const now = useSignal(new Date());
  useEffect(() => {
    const timer = setInterval(() => (now.value = new Date()), lookEveryMs);
    return () => clearInterval(timer);
  }, []);
  return {
    time: now.value.toLocaleTimeString('en-GB', { timeZone, hour: 'numeric', minute: '2-digit' }),
    date: now.value.toLocaleDateString('en-GB', { timeZone, weekday: 'long', day: 'numeric', month: 'long' }),
  };
}
