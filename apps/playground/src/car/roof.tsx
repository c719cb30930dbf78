import type { JSX } from 'preact';
import { cabinOutline, seatPosition } from './cabin.tsx';
import type { CarPartProps } from './car-drawing.tsx';
import { airTemperature, fahrenheit, fanLevel, seatPlaces } from './car-view.ts';

/** The hole in the roof, and the pane that covers it. */
const opening = { x: 147, y: 360, width: 106, height: 96 } as const;
const hole = `M${opening.x + 10} ${opening.y}h${opening.width - 20}a10 10 0 0 1 10 10v${opening.height - 20}a10 10 0 0 1 -10 10h-${opening.width - 20}a-10 -10 0 0 1 -10 -10v-${opening.height - 20}a10 10 0 0 1 10 -10z`;

/** The roof as if one could look through it, the sunroof in it, and on it what the air of each place is set to. */
export function Roof({ values }: CarPartProps): JSX.Element {
  return (
    <g>
      <path class="roof" d={`${cabinOutline}${hole}`} fill-rule="evenodd" />
      <Sunroof position={values['Vehicle.Cabin.Sunroof.Position']} />
      {seatPlaces.map((place) => {
        const { x, y } = seatPosition(place, values);
        return (
          <g key={place} class="air" data-part={`air ${place}`} transform={`translate(${x + 28} ${y + 24})`}>
            <text text-anchor="middle" y="2">
              {fahrenheit(airTemperature(place, values))}°
            </text>
            <Fan level={fanLevel(place, values)} />
          </g>
        );
      })}
      {values['Vehicle.Cabin.HVAC.IsAirConditioningActive'] && <Snowflake />}
      {values['Vehicle.Cabin.HVAC.IsRecirculationActive'] && (
        <path class="recirculation" data-part="recirculation" d="M192 480a9 9 0 1 0 16 0M208 474v7h-7" />
      )}
    </g>
  );
}

/** Open 0 to 100 percent, or tilted where below 0. */
function Sunroof({ position }: { readonly position: number }): JSX.Element {
  const { x, y, width, height } = opening;
  const isTilted = position < 0;
  const slide = (Math.max(0, position) / 100) * height;
  return (
    <g class={`sunroof ${position === 0 ? '' : 'is-open'}`} data-part="sunroof" data-position={position}>
      <path class="sunroof-frame" d={hole} />
      <g transform={`translate(0 ${slide})`}>
        <g transform={isTilted ? `translate(0 ${y + height}) scale(1 0.88) translate(0 ${-y - height})` : undefined}>
          <rect class="sunroof-pane" x={x + 2} y={y + 2} width={width - 4} height={height - 4} rx="9" />
          <path
            class="sunroof-shine"
            d={`M${x + 16} ${y + height - 20}L${x + 62} ${y + 14}M${x + 34} ${y + height - 16}L${x + 88} ${y + 14}`}
          />
        </g>
      </g>
      {isTilted && <path class="sunroof-gap" d={`M${x + 8} ${y + 4}h${width - 16}`} />}
    </g>
  );
}

/** Seven bars, as many of them lit as the fan has levels. */
function Fan({ level }: { readonly level: number }): JSX.Element {
  return (
    <g class="fan" transform="translate(-16.5 9)">
      {Array.from({ length: 7 }, (_, index) => (
        <rect key={index} class={index < level ? 'is-lit' : ''} x={index * 5} y="0" width="3" height="6" rx="1" />
      ))}
    </g>
  );
}

function Snowflake(): JSX.Element {
  return (
    <g class="snowflake" data-part="air-conditioning" transform="translate(200 505)">
      {[0, 60, 120].map((turn) => (
        <path key={turn} transform={`rotate(${turn})`} d="M0 -9V9M-3 -7L0 -4L3 -7M-3 7L0 4L3 7" />
      ))}
    </g>
  );
}
