import type { JSX } from 'preact';
import type { CarPartProps } from './car-drawing.tsx';
import { isLeft, isLocked, seatPlaces } from './car-view.ts';

const mirrored = 'translate(400 0) scale(-1 1)';

/** Mirrors, which fold back along the doors. */
export function Mirrors({ values }: CarPartProps): JSX.Element {
  const isDriverLeft = isLeft('Row1.DriverSide', values);
  return (
    <g>
      {(['DriverSide', 'PassengerSide'] as const).map((side) => {
        const mirror = `Vehicle.Body.Mirrors.${side}` as const;
        const isFolded = values[`${mirror}.IsFolded`];
        const isOnLeft = (side === 'DriverSide') === isDriverLeft;
        const look = `translate(${values[`${mirror}.Pan`] / 25} ${-values[`${mirror}.Tilt`] / 25})`;
        return (
          <g key={side} transform={isOnLeft ? undefined : mirrored}>
            <g class="mirror" data-part={`mirror ${side}`} data-folded={isFolded} style={{ rotate: isFolded ? '-62deg' : '0deg' }}>
              <path class="mirror-shell" d="M106 314L84 304Q74 301 75 315Q77 330 92 332L106 334Z" />
              <path class={`mirror-glass ${values[`${mirror}.IsHeatingOn`] ? 'is-heated' : ''}`} d="M80 326L100 331" transform={look} />
            </g>
          </g>
        );
      })}
    </g>
  );
}

/** The lids at both ends: raised, they show what lies below. */
export function Trunks({ values }: CarPartProps): JSX.Element {
  return (
    <g>
      <Lid
        part="front-trunk"
        isOpen={values['Vehicle.Body.Trunk.Front.IsOpen']}
        lid="M148 156Q200 142 252 156L262 250Q200 228 138 250Z"
        shift={34}
      />
      <Lid
        part="rear-trunk"
        isOpen={values['Vehicle.Body.Trunk.Rear.IsOpen']}
        lid="M125 608Q200 627 275 608L269 664Q200 684 131 664Z"
        shift={-40}
      />
    </g>
  );
}

interface LidProps {
  readonly part: string;
  readonly isOpen: boolean;
  readonly lid: string;
  /** How far the raised lid seems to be from where it lies. */
  readonly shift: number;
}

function Lid({ part, isOpen, lid, shift }: LidProps): JSX.Element {
  return (
    <g class={`lid ${isOpen ? 'is-open' : ''}`} data-part={part} data-open={isOpen}>
      <path class="trunk-floor" d={lid} />
      <path class="lid-paint" d={lid} style={{ translate: isOpen ? `0 ${shift}px` : '0 0' }} />
    </g>
  );
}

/** A padlock at each door: shut and dark where it is locked. */
export function DoorLocks({ values }: CarPartProps): JSX.Element {
  return (
    <g>
      {seatPlaces.map((place) => {
        const x = isLeft(place, values) ? 66 : 334;
        const y = place.startsWith('Row1') ? 402 : 466;
        const locked = isLocked(place, values);
        return (
          <g
            key={place}
            class={`padlock ${locked ? 'is-locked' : ''}`}
            data-part={`lock ${place}`}
            data-locked={locked}
            transform={`translate(${x} ${y})`}
          >
            <path
              class="shackle"
              d={locked ? 'M-4.5 0v-4a4.5 4.5 0 0 1 9 0v4' : 'M-4.5 0v-4a4.5 4.5 0 0 1 9 0'}
              transform={locked ? undefined : 'translate(9 0)'}
            />
            <rect x="-7" y="0" width="14" height="11" rx="2.5" />
          </g>
        );
      })}
    </g>
  );
}

/** The cable at the rear fender, where one is plugged in. */
export function Charging({ values }: CarPartProps): JSX.Element | null {
  if (!values['Vehicle.Powertrain.TractionBattery.Charging.ChargingPort.AnyPosition.IsChargingCableConnected']) return null;
  const isCharging = values['Vehicle.Powertrain.TractionBattery.Charging.IsCharging'];
  return (
    <g class={`charging ${isCharging ? 'is-charging' : ''}`} data-part="charging" data-charging={isCharging}>
      <path class="cable" d="M106 636C76 636 74 676 44 690C26 698 14 700 -8 700" />
      <rect class="plug" x="92" y="629" width="16" height="14" rx="4" />
      {isCharging && <path class="bolt" d="M60 640l-12 18h9l-3 14 13 -19h-9z" />}
    </g>
  );
}
