import type { JSX } from 'preact';
import type { PhoneScreen } from './phone-screen.ts';

/** Strokes on a field of 24 by 24. */
const strokes: Readonly<Record<Exclude<PhoneScreen, 'start'>, string>> = {
  messages: 'M4 6h16v10H10l-4 4v-4H4z',
  calls: 'M6 4h4l1.5 4.5L9 10.5a11 11 0 0 0 4.5 4.5l2-2.5L20 14v4a2 2 0 0 1-2 2A14 14 0 0 1 4 6a2 2 0 0 1 2-2z',
  mail: 'M3.5 6h17v12h-17zM3.5 7l8.5 6.5L20.5 7',
  contacts: 'M12 11.5a3.6 3.6 0 1 0 0-7.2a3.6 3.6 0 0 0 0 7.2zM4.5 20a7.5 7.5 0 0 1 15 0',
  clock: 'M12 20.5a8 8 0 1 0 0-16a8 8 0 0 0 0 16zM12 8v4.8l3 2M5 4L3 6M19 4l2 2',
  calendar: 'M4 6h16v14H4zM4 10.5h16M8 3.5v4M16 3.5v4',
  camera: 'M4 7.5h4l1.5-2.5h5L16 7.5h4V19H4zM12 16.2a3.4 3.4 0 1 0 0-6.8a3.4 3.4 0 0 0 0 6.8z',
  documents: 'M6 3.5h8l4 4V20.5H6zM14 3.5v4h4M9 12h6M9 16h6',
  house: 'M4 11.5L12 4.5l8 7M6 10v10h12V10M10 20v-6h4v6',
  bluetooth: 'M7 8l10 8l-5 4.5v-17L17 8L7 16',
  sound: 'M4 9.5h4l5-4v13l-5-4H4zM16 9a4.5 4.5 0 0 1 0 6M18.5 6.5a8 8 0 0 1 0 11',
  answers: 'M10.5 17a6.5 6.5 0 1 0 0-13a6.5 6.5 0 0 0 0 13zM15.5 15.5L20.5 20.5',
};

/** The icon of an app. */
export function AppIcon({ screen }: { readonly screen: Exclude<PhoneScreen, 'start'> }): JSX.Element {
  return (
    <svg class="app-icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={strokes[screen]} />
    </svg>
  );
}
