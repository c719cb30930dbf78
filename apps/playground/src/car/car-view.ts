import type { VehicleSignalPath, VehicleSignalValues, VehicleState } from '@octoweave/tools-vehicle';

/** The seats, by row and by who sits there. */
export const seatPlaces = ['Row1.DriverSide', 'Row1.PassengerSide', 'Row2.DriverSide', 'Row2.PassengerSide'] as const;
export type SeatPlace = (typeof seatPlaces)[number];

/** Where a state is going, for whoever does not want to watch it move. */
export function arrivedValues({ values, motions }: VehicleState): VehicleSignalValues {
  const targets = Object.entries(motions).map(([path, { target }]) => [path, target] as const);
  return { ...values, ...Object.fromEntries(targets) };
}

/** Whether a place is on the left of the drawing, which looks down on the car with its front up. */
export const isLeft = (place: SeatPlace, values: VehicleSignalValues): boolean =>
  place.endsWith('DriverSide') === (values['Vehicle.Cabin.DriverPosition'] !== 'RIGHT');

/** How far a window is open, 0 to 1. */
export const windowOpening = (place: SeatPlace, values: VehicleSignalValues): number => {
  const path: VehicleSignalPath = `Vehicle.Cabin.Door.${place}.Window.Position`;
  return values[path] / 100;
};

/** Whether a door is locked. */
export const isLocked = (place: SeatPlace, values: VehicleSignalValues): boolean => values[`Vehicle.Cabin.Door.${place}.IsLocked`];

/** Warmth of a seat: 1 to 3 heats, -1 to -3 cools, 0 is off. */
export const seatWarmth = (place: SeatPlace, values: VehicleSignalValues): number =>
  Math.round((values[`Vehicle.Cabin.Seat.${place}.HeatingCooling`] / 100) * 3);

/** How far the seat stands behind where it began, in mm; a rear bench does not move. */
export const seatOffset = (place: SeatPlace, values: VehicleSignalValues): number =>
  place === 'Row1.DriverSide' || place === 'Row1.PassengerSide' ? values[`Vehicle.Cabin.Seat.${place}.Position`] - restingSeat : 0;

/** How much the seat is raised, in mm. */
export const seatRise = (place: SeatPlace, values: VehicleSignalValues): number =>
  place === 'Row1.DriverSide' || place === 'Row1.PassengerSide' ? values[`Vehicle.Cabin.Seat.${place}.Height`] - restingSeat : 0;

const restingSeat = 300;

/** Places in the air conditioning are named by who sits there. */
const stations = {
  'Row1.DriverSide': 'Row1.Driver',
  'Row1.PassengerSide': 'Row1.Passenger',
  'Row2.DriverSide': 'Row2.Driver',
  'Row2.PassengerSide': 'Row2.Passenger',
} as const;

/** What the air of a place is set to, in degrees Celsius. */
export const airTemperature = (place: SeatPlace, values: VehicleSignalValues): number =>
  values[`Vehicle.Cabin.HVAC.Station.${stations[place]}.Temperature`];

/** The level of the fan of a place, 0 to 7. */
export const fanLevel = (place: SeatPlace, values: VehicleSignalValues): number =>
  Math.round((values[`Vehicle.Cabin.HVAC.Station.${stations[place]}.FanSpeed`] / 100) * 7);

/** Light of a zone. */
export interface AmbientLight {
  readonly color: string;
  /** 0 to 1; 0 where it is off. */
  readonly intensity: number;
}

/** The ambient light of a place. */
export function ambientLight(place: SeatPlace, values: VehicleSignalValues): AmbientLight {
  const light = `Vehicle.Cabin.Light.AmbientLight.${place}` as const;
  return {
    color: values[`${light}.Color`],
    intensity: values[`${light}.IsLightOn`] ? values[`${light}.Intensity`] / 100 : 0,
  };
}

/** Degrees Fahrenheit, in which the tools of the pack count. */
export const fahrenheit = (celsius: number): number => Math.round(celsius * 1.8 + 32);

/** Which lights of the front and rear shine. `AUTO` shines in the dark. */
export interface ShiningLights {
  readonly beam: 'none' | 'daytime' | 'position' | 'low' | 'high';
  readonly frontFog: boolean;
  readonly rearFog: boolean;
  readonly hazard: boolean;
}

const darkBelowPercent = 20;

/** What shines outside. */
export function shiningLights(values: VehicleSignalValues): ShiningLights {
  const isDark = values['Vehicle.Exterior.LightIntensity'] < darkBelowPercent;
  const lights = values['Vehicle.Body.Lights.LightSwitch'];
  const isLow = lights === 'BEAM' || (lights === 'AUTO' && isDark);
  const without = lights === 'POSITION' ? 'position' : lights === 'DAYTIME_RUNNING_LIGHTS' || lights === 'AUTO' ? 'daytime' : 'none';
  return {
    beam: values['Vehicle.Body.Lights.IsHighBeamSwitchOn'] ? 'high' : isLow ? 'low' : without,
    frontFog: values['Vehicle.Body.Lights.Fog.Front.IsOn'],
    rearFog: values['Vehicle.Body.Lights.Fog.Rear.IsOn'],
    hazard: values['Vehicle.Body.Lights.Hazard.IsSignaling'],
  };
}

/** How wipers go: not at all, or so many seconds for there and back. */
export function wipingSeconds(
  mode: VehicleSignalValues['Vehicle.Body.Windshield.Front.Wiping.Mode'],
  rainPercent: number,
): number | undefined {
  switch (mode) {
    case 'OFF':
      return undefined;
    case 'INTERVAL':
      return 3.2;
    case 'SLOW':
      return 1.8;
    case 'MEDIUM':
      return 1.2;
    case 'FAST':
      return 0.7;
    case 'RAIN_SENSOR':
      return rainPercent > 0 ? 1.6 : undefined;
  }
}
