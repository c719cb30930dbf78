import type { PhoneState } from '@octoweave/tools-android';
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { AppIcon } from './app-icon.tsx';
import { PhoneApp } from './phone-app.tsx';
import { phoneScreens, type PhoneAnswer, type PhoneScreen } from './phone-screen.ts';
import { StatusBar } from './status-bar.tsx';
import { usePhoneTime, type PhoneTime } from './use-phone-time.ts';

/** A phone to be drawn. */
export interface PhoneDrawingProps {
  readonly state: PhoneState;
  /** The screen on which what was done last shows. */
  readonly shown: PhoneScreen | undefined;
  readonly answers: readonly PhoneAnswer[];
}

/** The phone as it is at this moment, with screens to look through. */
export function PhoneDrawing({ state, shown, answers }: PhoneDrawingProps): JSX.Element {
  const screen = useSignal<PhoneScreen>('start');
  const time = usePhoneTime(state.timeZone);
  useEffect(() => {
    if (shown) screen.value = shown;
  }, [shown, state]);
  const app = phoneScreens.find(({ id }) => id === screen.value);
  return (
    <section class="phone" aria-label="Simulated phone">
      <div class="phone-screen" style={{ '--brightness': state.screen.brightness }}>
        <StatusBar state={state} time={time} />
        {app ? (
          <div class="phone-app" data-screen={app.id}>
            <h3>{app.title}</h3>
            <PhoneApp screen={app.id} state={state} answers={answers} />
          </div>
        ) : (
          <StartScreen state={state} time={time} open={(id) => (screen.value = id)} />
        )}
        <button type="button" class="phone-home" aria-label="Home screen of the phone" onClick={() => (screen.value = 'start')} />
      </div>
    </section>
  );
}

interface StartScreenProps extends Pick<PhoneDrawingProps, 'state'> {
  readonly time: PhoneTime;
  readonly open: (screen: PhoneScreen) => void;
}

function StartScreen({ state, time, open }: StartScreenProps): JSX.Element {
  const { brightness, isAdaptive } = state.screen;
  return (
    <div class="phone-start" data-screen="start">
      <p class="phone-time">{time.time}</p>
      <p class="phone-date">{time.date}</p>
      <p class="phone-light">
        <span>Brightness</span>
        <meter min={0} max={1} value={brightness} aria-label="Brightness" />
        <span>{isAdaptive ? 'auto' : `${Math.round(brightness * 100)} %`}</span>
      </p>
      <ul class="phone-apps">
        {phoneScreens.map(({ id, title }) => (
          <li key={id}>
            <button type="button" onClick={() => open(id)}>
              <AppIcon screen={id} />
              {title}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
