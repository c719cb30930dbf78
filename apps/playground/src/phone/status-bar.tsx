import type { PhoneState } from '@octoweave/tools-android';
import type { JSX } from 'preact';
import type { PhoneTime } from './use-phone-time.ts';

/** The line at the top of a phone: the time, and a word for each thing that is on. */
export function StatusBar({ state, time }: { readonly state: PhoneState; readonly time: PhoneTime }): JSX.Element {
  const { zenMode } = state.notifications;
  const connected = Object.values(state.bluetooth.devices).filter(({ isConnected }) => isConnected);
  return (
    <div class="phone-status">
      <span>{time.time}</span>
      <span class="phone-marks">
        {zenMode !== 'off' && (
          <span title={`Do not disturb: ${zenMode}`} data-part="do-not-disturb">
            <Mark path="M15 4a8.5 8.5 0 1 0 5.5 12.5A9 9 0 0 1 15 4z" />
          </span>
        )}
        {state.bluetooth.isEnabled && (
          <span title={`Bluetooth: ${connected.map(({ name }) => name).join(', ') || 'on'}`}>
            <Mark path="M7 8l10 8l-5 4.5v-17L17 8L7 16" />
          </span>
        )}
        {state.audio.ring.index === state.audio.ring.minimum && (
          <span title="Silent">
            <Mark path="M4 9.5h4l5-4v13l-5-4H4zM17 9l5 6M22 9l-5 6" />
          </span>
        )}
        <span title="Battery full">
          <Mark path="M3 7.5h16v9H3zM21.5 10.5v3M6 10v4M9.5 10v4M13 10v4M16 10v4" />
        </span>
      </span>
    </div>
  );
}

function Mark({ path }: { readonly path: string }): JSX.Element {
  return (
    <svg class="phone-mark" viewBox="0 0 24 24" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
