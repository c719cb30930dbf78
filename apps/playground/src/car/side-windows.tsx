import type { JSX } from 'preact';
import type { CarPartProps } from './car-drawing.tsx';
import { isLeft, seatPlaces, windowOpening } from './car-view.ts';

/** The left side; the right is its mirror image. */
const frames = {
  Row1: { path: 'M110 300L130 330L130 430L108 430Z', from: 300, to: 430 },
  Row2: { path: 'M108 438L130 438L128 546L113 566Z', from: 438, to: 566 },
} as const;

/** The four windows: the pane goes back as the window goes down. */
export function SideWindows({ values }: CarPartProps): JSX.Element {
  return (
    <g>
      {seatPlaces.map((place) => {
        const row = place.startsWith('Row1') ? 'Row1' : 'Row2';
        const { path, from, to } = frames[row];
        const opening = windowOpening(place, values);
        const left = isLeft(place, values);
        const clip = `frame-${row}-${left ? 'left' : 'right'}`;
        return (
          <g key={place} class={`side-window ${opening > 0 ? 'is-open' : ''}`} data-part={`window ${place}`} data-opening={opening}>
            <g transform={left ? undefined : 'translate(400 0) scale(-1 1)'}>
              <clipPath id={clip}>
                <path d={path} />
              </clipPath>
              <path class="window-gap" d={path} />
              <g clip-path={`url(#${clip})`}>
                <rect class="window-pane" x="100" y={from + opening * (to - from)} width="40" height={to - from} />
              </g>
              <path class="window-frame" d={path} />
            </g>
            {opening > 0 && (
              <text class="part-label" x={left ? 88 : 312} y={row === 'Row1' ? 356 : 528} text-anchor={left ? 'end' : 'start'}>
                {Math.round(opening * 100)} %
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}
