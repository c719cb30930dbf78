import type { VehicleSignalValues } from '@octoweave/tools-vehicle';
import {
  airTemperature,
  ambientLight,
  fahrenheit,
  fanLevel,
  isLocked,
  seatPlaces,
  seatWarmth,
  shiningLights,
  windowOpening,
  type SeatPlace,
} from './car-view.ts';

/** One fact of the car in words, with what it belongs to. */
export interface CarReading {
  readonly name: string;
  readonly text: string;
  /** Whether it is other than that of a parked car with everything shut and off. */
  readonly isNoteworthy: boolean;
}

const placeNames: Readonly<Record<SeatPlace, string>> = {
  'Row1.DriverSide': 'driver',
  'Row1.PassengerSide': 'passenger',
  'Row2.DriverSide': 'rear driver side',
  'Row2.PassengerSide': 'rear passenger side',
};

/** The car in words: what the drawing shows, for whoever cannot see it, and beneath it for whoever can. */
export function readCar(values: VehicleSignalValues): readonly CarReading[] {
  return [
    roof(values),
    windows(values),
    climate(values),
    seats(values),
    lights(values),
    wipers(values),
    doors(values),
    media(values),
    driving(values),
    battery(values),
  ];
}

/** The same as one text. */
export const describeCar = (values: VehicleSignalValues): string =>
  `A car from above. ${readCar(values)
    .map(({ name, text }) => `${name}: ${text}.`)
    .join(' ')}`;

const reading = (name: string, text: string, isNoteworthy: boolean): CarReading => ({ name, text, isNoteworthy });

function roof(values: VehicleSignalValues): CarReading {
  const position = values['Vehicle.Cabin.Sunroof.Position'];
  const text = position === 0 ? 'closed' : position > 0 ? `${position} % open` : 'tilted';
  return reading('Sunroof', text, position !== 0);
}

function windows(values: VehicleSignalValues): CarReading {
  const open = seatPlaces.filter((place) => windowOpening(place, values) > 0);
  const text = open.map((place) => `${placeNames[place]} ${Math.round(windowOpening(place, values) * 100)} % open`).join(', ');
  return reading('Windows', text || 'closed', open.length > 0);
}

const restingCelsius = 20;

function climate(values: VehicleSignalValues): CarReading {
  const zones = (['Row1.DriverSide', 'Row1.PassengerSide', 'Row2.DriverSide'] as const).map((place) => ({
    name: place === 'Row2.DriverSide' ? 'rear' : placeNames[place],
    air: `${fahrenheit(airTemperature(place, values))} °F, fan ${fanLevel(place, values)}`,
  }));
  const isEven = zones.every(({ air }) => air === zones[0]?.air);
  const cooling = values['Vehicle.Cabin.HVAC.IsAirConditioningActive'];
  const defrosting = [
    ...(values['Vehicle.Cabin.HVAC.IsFrontDefrosterActive'] ? ['front defroster on'] : []),
    ...(values['Vehicle.Cabin.HVAC.IsRearDefrosterActive'] ? ['rear defroster on'] : []),
  ];
  const air = isEven ? [zones[0]?.air] : zones.map((zone) => `${zone.name} ${zone.air}`);
  const text = [...air, ...(cooling ? ['air conditioning on'] : []), ...defrosting].join('; ');
  return reading(
    'Climate',
    text,
    cooling || defrosting.length > 0 || seatPlaces.some((place) => airTemperature(place, values) !== restingCelsius),
  );
}

function seats(values: VehicleSignalValues): CarReading {
  const set = seatPlaces.filter((place) => seatWarmth(place, values) !== 0);
  const text = set.map((place) => {
    const warmth = seatWarmth(place, values);
    return `${placeNames[place]} ${warmth > 0 ? 'heated' : 'cooled'}, level ${Math.abs(warmth)}`;
  });
  return reading('Seats', text.join(', ') || 'neither heated nor cooled', set.length > 0);
}

const beamNames = {
  none: '',
  daytime: 'daytime running lights',
  position: 'parking lights',
  low: 'headlights',
  high: 'high beam',
} as const;

function lights(values: VehicleSignalValues): CarReading {
  const { beam, frontFog, rearFog, hazard } = shiningLights(values);
  const inside = seatPlaces.some((place) => ambientLight(place, values).intensity > 0);
  const on = [
    beamNames[beam],
    ...(frontFog ? ['front fog lights'] : []),
    ...(rearFog ? ['rear fog light'] : []),
    ...(hazard ? ['hazard lights'] : []),
    ...(inside ? ['ambient light'] : []),
  ].filter(Boolean);
  return reading('Lights', on.join(', ') || 'off', on.length > 0);
}

const wiperNames = { OFF: 'off', INTERVAL: 'interval', SLOW: 'slow', MEDIUM: 'medium', FAST: 'fast', RAIN_SENSOR: 'by the rain' } as const;

function wipers(values: VehicleSignalValues): CarReading {
  const front = values['Vehicle.Body.Windshield.Front.Wiping.Mode'];
  const rear = values['Vehicle.Body.Windshield.Rear.Wiping.Mode'];
  const text = rear === 'OFF' ? wiperNames[front] : `front ${wiperNames[front]}, rear ${wiperNames[rear]}`;
  return reading('Wipers', text, front !== 'OFF' || rear !== 'OFF');
}

function doors(values: VehicleSignalValues): CarReading {
  const locked = seatPlaces.filter((place) => isLocked(place, values));
  const text =
    locked.length === seatPlaces.length
      ? 'locked'
      : locked.length === 0
        ? 'unlocked'
        : `locked: ${locked.map((place) => placeNames[place]).join(', ')}`;
  const open = [
    ...(values['Vehicle.Body.Trunk.Rear.IsOpen'] ? ['trunk open'] : []),
    ...(values['Vehicle.Body.Trunk.Front.IsOpen'] ? ['front trunk open'] : []),
  ];
  const folded = values['Vehicle.Body.Mirrors.DriverSide.IsFolded'] || values['Vehicle.Body.Mirrors.PassengerSide.IsFolded'];
  return reading('Doors', [text, ...open, ...(folded ? ['mirrors folded'] : [])].join(', '), open.length > 0 || folded);
}

const mediaActions = {
  UNKNOWN: 'stopped',
  STOP: 'stopped',
  PLAY: 'playing',
  FAST_FORWARD: 'fast forward',
  FAST_BACKWARD: 'fast backward',
  SKIP_FORWARD: 'playing the next',
  SKIP_BACKWARD: 'playing the one before',
} as const;

function media(values: VehicleSignalValues): CarReading {
  const action = values['Vehicle.Cabin.Infotainment.Media.Action'];
  const source = values['Vehicle.Cabin.Infotainment.Media.Played.Source'];
  const volume = Math.round(values['Vehicle.Cabin.Infotainment.Media.Volume'] / 2);
  return reading('Media', `${source}, ${mediaActions[action]}, volume ${volume} of 50`, action !== 'STOP' && action !== 'UNKNOWN');
}

function driving(values: VehicleSignalValues): CarReading {
  const speed = values['Vehicle.Speed'];
  const cruise = values['Vehicle.ADAS.CruiseControl.IsEnabled']
    ? `, cruise control at ${Math.round(values['Vehicle.ADAS.CruiseControl.SpeedSet'])} km/h`
    : '';
  const latitude = values['Vehicle.Cabin.Infotainment.Navigation.DestinationSet.Latitude'];
  const longitude = values['Vehicle.Cabin.Infotainment.Navigation.DestinationSet.Longitude'];
  const isGuided = latitude !== 0 || longitude !== 0;
  const route = isGuided ? `, route to ${latitude.toFixed(3)}, ${longitude.toFixed(3)}` : '';
  const stands = values['Vehicle.Powertrain.Transmission.IsParkLockEngaged'] ? 'parked' : 'standing';
  return reading('Driving', `${speed > 0 ? `${Math.round(speed)} km/h` : stands}${cruise}${route}`, speed > 0 || cruise !== '' || isGuided);
}

function battery(values: VehicleSignalValues): CarReading {
  const charge = Math.round(values['Vehicle.Powertrain.TractionBattery.StateOfCharge.Displayed']);
  const isCharging = values['Vehicle.Powertrain.TractionBattery.Charging.IsCharging'];
  const limit = values['Vehicle.Powertrain.TractionBattery.Charging.ChargeLimit'];
  return reading('Battery', `${charge} %, ${isCharging ? `charging to ${limit} %` : 'not charging'}`, isCharging);
}
