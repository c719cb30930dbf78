import type { JSX } from 'preact';
import type { CarPartProps } from './car-drawing.tsx';

const outline =
  'M200 120C246 120 280 132 289 178C296 216 298 262 298 330L298 520C298 590 295 632 287 660C279 684 248 692 200 692C152 692 121 684 113 660C105 632 102 590 102 520L102 330C102 262 104 216 111 178C120 132 154 120 200 120Z';

const windshield = 'M121 274Q200 240 279 274L265 326Q200 305 135 326Z';
const rearGlass = 'M132 552Q200 568 268 552L277 600Q200 619 123 600Z';

const heatingLines = [564, 575, 586, 597];

/** Paint, panes and what glows in them. */
export function CarBody({ values }: CarPartProps): JSX.Element {
  return (
    <g>
      <g class="tyres">
        <rect x="97" y="186" width="12" height="66" rx="5" />
        <rect x="291" y="186" width="12" height="66" rx="5" />
        <rect x="97" y="556" width="12" height="66" rx="5" />
        <rect x="291" y="556" width="12" height="66" rx="5" />
      </g>
      <path class="paint" d={outline} fill="url(#paint)" />
      <path
        class="crease"
        d="M140 146C134 180 132 214 134 254M260 146C266 180 268 214 266 254M112 300C106 380 106 470 112 560M288 300C294 380 294 470 288 560"
      />
      <path class="pane" d={windshield} />
      <path class="pane" d={rearGlass} />
      {values['Vehicle.Cabin.HVAC.IsFrontDefrosterActive'] && (
        <g class="heating" data-part="front-defroster">
          {[160, 187, 214, 241].map((x) => (
            <path key={x} d={`M${x} 308q-7 -9 0 -17t0 -17`} />
          ))}
        </g>
      )}
      {values['Vehicle.Cabin.HVAC.IsRearDefrosterActive'] && (
        <g class="heating" data-part="rear-defroster">
          {heatingLines.map((y) => (
            <path key={y} d={`M140 ${y}Q200 ${y + 15} 260 ${y}`} />
          ))}
        </g>
      )}
    </g>
  );
}
