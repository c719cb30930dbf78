import type { JSX } from 'preact';
import type { CarPartProps } from './car-drawing.tsx';
import { shiningLights } from './car-view.ts';

const headlight = 'M121 168C128 148 144 136 166 131L160 147C146 151 134 160 127 176Z';
const mirrored = 'translate(400 0) scale(-1 1)';

const beams = {
  low: 'M128 158L84 42H190L166 134Z',
  high: 'M130 156L70 36H198L168 134Z',
  position: 'M128 158L112 104H174L166 134Z',
} as const;

/** What shines ahead of the car. */
export function FrontLights({ values }: CarPartProps): JSX.Element {
  const { beam, frontFog, hazard } = shiningLights(values);
  const path = beam === 'low' || beam === 'high' || beam === 'position' ? beams[beam] : undefined;
  return (
    <g class="front-lights" data-part="front-lights" data-beam={beam}>
      {['', mirrored].map((transform) => (
        <g key={transform} transform={transform}>
          {path !== undefined && <path class={`beam is-${beam}`} d={path} fill="url(#beam)" />}
          {frontFog && <path class="beam is-fog" d="M120 172L26 92L150 74L160 140Z" fill="url(#beam)" />}
          {hazard && <circle class="hazard" data-part="hazard" cx="110" cy="184" r="13" />}
          <path class={`lamp ${beam === 'none' ? '' : 'is-on'}`} d={headlight} transform="translate(0 -5)" />
        </g>
      ))}
    </g>
  );
}

const tailLight = 'M116 660C124 676 144 686 168 689L168 679C148 677 132 669 124 655Z';

/** What shines behind it, and the headlights' glass, which lies on the paint. */
export function RearLights({ values }: CarPartProps): JSX.Element {
  const { beam, rearFog, hazard } = shiningLights(values);
  const isTailLit = beam === 'low' || beam === 'high' || beam === 'position';
  return (
    <g data-part="rear-lights">
      {['', mirrored].map((transform) => (
        <g key={transform} transform={transform}>
          <path class={`lamp ${beam === 'none' ? '' : 'is-on'}`} d={headlight} />
          {(isTailLit || rearFog) && (
            <ellipse class={`tail-glow ${rearFog ? 'is-fog' : ''}`} cx="142" cy="694" rx="34" ry={rearFog ? 24 : 14} filter="url(#soft)" />
          )}
          <path class={`tail-lamp ${isTailLit || rearFog ? 'is-on' : ''}`} d={tailLight} />
          {hazard && <circle class="hazard" data-part="hazard" cx="112" cy="652" r="11" />}
        </g>
      ))}
    </g>
  );
}
