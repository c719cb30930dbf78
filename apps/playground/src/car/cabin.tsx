import type { JSX } from 'preact';
import type { CarPartProps } from './car-drawing.tsx';
import { ambientLight, isLeft, seatOffset, seatPlaces, seatRise, seatWarmth, type SeatPlace } from './car-view.ts';

/** The floor between the panes; the roof covers the same. */
export const cabinOutline = 'M135 326Q200 305 265 326L268 545Q200 560 132 545Z';

/** The left edge and the front edge of a seat. */
export const seatPosition = (place: SeatPlace, values: CarPartProps['values']): { readonly x: number; readonly y: number } => ({
  x: isLeft(place, values) ? 139 : 205,
  y: place.startsWith('Row1') ? 356 : 458,
});

/** So many mm of a seat's travel are one unit of the drawing. */
const mmPerUnit = 14;

/** Seats, steering wheel and the light on the floor. */
export function Cabin({ values }: CarPartProps): JSX.Element {
  const wheelX = isLeft('Row1.DriverSide', values) ? 167 : 233;
  return (
    <g>
      <path class="floor" d={cabinOutline} />
      {seatPlaces.map((place) => (
        <AmbientGlow key={place} place={place} values={values} />
      ))}
      <path class="dashboard" d="M137 330Q200 309 263 330L262 345Q200 326 138 345Z" />
      <ellipse class="steering-wheel" cx={wheelX} cy="349" rx="18" ry="7" />
      {seatPlaces.map((place) => (
        <Seat key={place} place={place} values={values} />
      ))}
    </g>
  );
}

interface SeatProps extends CarPartProps {
  readonly place: SeatPlace;
}

function Seat({ place, values }: SeatProps): JSX.Element {
  const { x, y } = seatPosition(place, values);
  const warmth = seatWarmth(place, values);
  const temper = warmth > 0 ? 'is-heated' : warmth < 0 ? 'is-cooled' : '';
  const back = Math.max(-14, Math.min(14, seatOffset(place, values) / mmPerUnit));
  // Nearer to whoever looks down from above, so a little larger.
  const size = 1 + Math.max(-0.08, Math.min(0.08, seatRise(place, values) / 2500));
  return (
    <g
      class={`seat ${temper}`}
      data-part={`seat ${place}`}
      transform={`translate(${x + 28} ${y + 38 - back}) scale(${size}) translate(-28 -38)`}
      style={{ '--level': Math.abs(warmth) }}
    >
      <rect class="cushion" x="1" y="0" width="54" height="54" rx="12" />
      <rect class="backrest" x="0" y="44" width="56" height="24" rx="9" />
      <rect class="headrest" x="15" y="62" width="26" height="11" rx="5" />
      {Array.from({ length: Math.abs(warmth) }, (_, index) => (
        <circle key={index} class="level" cx={19 + index * 9} cy="56" r="2.6" />
      ))}
    </g>
  );
}

function AmbientGlow({ place, values }: SeatProps): JSX.Element | null {
  const { color, intensity } = ambientLight(place, values);
  if (intensity === 0) return null;
  const x = isLeft(place, values) ? 138 : 262;
  const [from, to] = place.startsWith('Row1') ? [340, 436] : [446, 540];
  return (
    <g class="ambient" data-part={`ambient ${place}`} stroke={color} opacity={0.35 + intensity * 0.65}>
      <rect class="ambient-glow" x={x - 13} y={from} width="26" height={to - from} rx="13" fill={color} filter="url(#soft)" />
      <line class="ambient-strip" x1={x} y1={from} x2={x} y2={to} />
    </g>
  );
}
