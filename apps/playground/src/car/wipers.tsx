import type { JSX } from 'preact';
import type { CarPartProps } from './car-drawing.tsx';
import { wipingSeconds } from './car-view.ts';

/** Wipers of both panes, which sweep as fast as they are set. */
export function Wipers({ values }: CarPartProps): JSX.Element {
  const rain = values['Vehicle.Body.Raindetection.Intensity'];
  const front = wipingSeconds(values['Vehicle.Body.Windshield.Front.Wiping.Mode'], rain);
  const rear = wipingSeconds(values['Vehicle.Body.Windshield.Rear.Wiping.Mode'], rain);
  return (
    <g class="wipers">
      <Wiper x={142} y={270} length={62} rest={82} seconds={front} part="front-wipers" />
      <Wiper x={206} y={258} length={62} rest={82} seconds={front} part="front-wipers" />
      <Wiper x={200} y={606} length={34} rest={84} seconds={rear} part="rear-wiper" />
    </g>
  );
}

interface WiperProps {
  readonly x: number;
  readonly y: number;
  readonly length: number;
  /** Degrees from straight up at which it lies still. */
  readonly rest: number;
  /** Undefined where it lies still. */
  readonly seconds: number | undefined;
  readonly part: string;
}

function Wiper({ x, y, length, rest, seconds, part }: WiperProps): JSX.Element {
  const isWiping = seconds !== undefined;
  const isRear = part === 'rear-wiper';
  return (
    <g transform={`translate(${x} ${y})${isRear ? '' : ' scale(1 -1)'}`}>
      <g transform={`rotate(${rest})`}>
        <line
          class={`wiper ${isWiping ? 'is-wiping' : ''}`}
          data-part={part}
          style={{ animationDuration: isWiping ? `${seconds}s` : undefined }}
          x1="0"
          y1="0"
          x2="0"
          y2={-length}
        />
      </g>
    </g>
  );
}
