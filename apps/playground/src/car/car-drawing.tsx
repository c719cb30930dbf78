import type { VehicleSignalValues } from '@octoweave/tools-vehicle';
import type { JSX } from 'preact';
import { Cabin } from './cabin.tsx';
import { CarBody } from './car-body.tsx';
import { describeCar } from './describe-car.ts';
import { FrontLights, RearLights } from './outside-lights.tsx';
import { Charging, DoorLocks, Mirrors, Trunks } from './outside-parts.tsx';
import { Roof } from './roof.tsx';
import { SideWindows } from './side-windows.tsx';
import { Wipers } from './wipers.tsx';

/** What every part of the drawing is drawn from. Lengths are those of the view box, 400 wide; the car's front is up. */
export interface CarPartProps {
  readonly values: VehicleSignalValues;
}

/** The car from above, as it is at this moment. */
export function CarDrawing({ values }: CarPartProps): JSX.Element {
  return (
    <svg class="car" viewBox="0 40 400 690" role="img" aria-label={describeCar(values)}>
      <defs>
        <linearGradient id="beam" x1="0" y1="1" x2="0" y2="0">
          <stop offset="0" class="beam-near" />
          <stop offset="1" class="beam-far" />
        </linearGradient>
        <linearGradient id="paint" x1="0" y1="0" x2="1" y2="0">
          <stop offset="0" class="paint-edge" />
          <stop offset="0.18" class="paint-light" />
          <stop offset="0.5" class="paint-middle" />
          <stop offset="0.82" class="paint-light" />
          <stop offset="1" class="paint-edge" />
        </linearGradient>
        <filter id="soft" x="-50%" y="-50%" width="200%" height="200%">
          <feGaussianBlur stdDeviation="9" />
        </filter>
      </defs>
      <Road values={values} />
      <FrontLights values={values} />
      <ellipse class="car-shadow" cx="200" cy="412" rx="112" ry="292" />
      <Mirrors values={values} />
      <CarBody values={values} />
      <RearLights values={values} />
      <Trunks values={values} />
      <Cabin values={values} />
      <SideWindows values={values} />
      <Roof values={values} />
      <Wipers values={values} />
      <DoorLocks values={values} />
      <Charging values={values} />
    </svg>
  );
}

/** Lane marks, which go by as the car goes. */
function Road({ values }: CarPartProps): JSX.Element | null {
  const speed = values['Vehicle.Speed'];
  if (speed <= 0) return null;
  const seconds = `${(30 / speed).toFixed(2)}s`;
  return (
    <g class="road" style={{ animationDuration: seconds }}>
      <line x1="30" y1="-80" x2="30" y2="840" />
      <line x1="370" y1="-80" x2="370" y2="840" />
    </g>
  );
}
