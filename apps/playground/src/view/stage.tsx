import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { arrivedValues } from '../car/car-view.ts';
import { CarDrawing } from '../car/car-drawing.tsx';
import { readCar } from '../car/describe-car.ts';
import { carPresets } from '../device/car-preset.ts';
import { devicePacks, type DevicePack } from '../model/trained-packs.ts';
import { PhoneDrawing } from '../phone/phone-drawing.tsx';
import { answersOfRun, screenOfRun } from '../phone/phone-screen.ts';
import type { Playground } from '../playground.ts';
import type { CallRecord } from '../run/run-record.ts';

const wantsStillness = matchMedia('(prefers-reduced-motion: reduce)');

/** The devices, as what they are. */
export function Stage({ playground }: { readonly playground: Playground }): JSX.Element {
  const { packs, phone, realPhone } = playground;
  const shown = useSignal<DevicePack>('vehicle');
  const busy = busyDevice(playground.run.value?.calls ?? []);
  useEffect(() => {
    if (busy) shown.value = busy;
  }, [busy]);
  return (
    <section class={`stage shows-${shown.value} ${packs.length > 1 ? 'has-both' : ''}`} aria-label="Devices">
      <div class="stage-tools">
        {packs.length > 1 && (
          <div class="device-choice" role="group" aria-label="Device shown">
            {packs.map((device) => (
              <button key={device} type="button" aria-pressed={shown.value === device} onClick={() => (shown.value = device)}>
                {device === 'vehicle' ? 'Car' : 'Phone'}
              </button>
            ))}
          </div>
        )}
        <label class="preset">
          Car
          <select value={playground.carPreset.value} onChange={({ currentTarget }) => playground.setCarPreset(currentTarget.value)}>
            {carPresets.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
        {phone.value && 'usb' in navigator && (
          <button type="button" class="connect-phone" onClick={() => void playground.connectPhone()}>
            {realPhone.value ?? 'Use a real phone'}
          </button>
        )}
        <button type="button" onClick={() => playground.resetDevices()}>
          Reset
        </button>
      </div>
      <div class="devices">
        <Car playground={playground} />
        {phone.value && <PhoneOfRun playground={playground} />}
      </div>
    </section>
  );
}

/** The device of the last call that began. Where there is room for one, that is the one to look at. */
function busyDevice(calls: readonly CallRecord[]): DevicePack | undefined {
  const last = calls.findLast(({ startedMs }) => startedMs !== undefined);
  return devicePacks.find((pack) => last?.call.toolId.startsWith(`${pack}.`));
}

function Car({ playground: { car } }: { readonly playground: Playground }): JSX.Element {
  const values = wantsStillness.matches ? arrivedValues(car.value) : car.value.values;
  return (
    <div class="device-car">
      <CarDrawing values={values} />
      <dl class="readings">
        {readCar(values).map(({ name, text, isNoteworthy }) => (
          <div key={name} class={isNoteworthy ? 'is-noteworthy' : ''}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** A real phone shows what it does itself; here stays what was done to it. */
function PhoneOfRun({ playground: { phone, realPhone, run } }: { readonly playground: Playground }): JSX.Element | null {
  const calls = run.value?.calls ?? [];
  if (realPhone.value !== undefined)
    return (
      <p class="real-phone">{`What you ask for is now done on ${realPhone.value}, plugged in at the USB port. Look at its own screen.`}</p>
    );
  if (!phone.value) return null;
  return (
    <div class="device-phone">
      <PhoneDrawing state={phone.value} shown={screenOfRun(calls)} answers={answersOfRun(calls)} />
    </div>
  );
}
