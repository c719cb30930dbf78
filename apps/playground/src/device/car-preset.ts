import type { VehiclePreset, VehicleSignalValues } from '@octoweave/tools-vehicle';

/** What the car is doing, and the world around it. */
export interface CarPreset {
  readonly id: string;
  readonly title: string;
  readonly preset: VehiclePreset;
  readonly state: Partial<VehicleSignalValues>;
}

/** In the order shown; the first is what the page begins with. */
export const carPresets: readonly [CarPreset, ...CarPreset[]] = [
  { id: 'parked', title: 'Parked', preset: 'parked', state: {} },
  { id: 'idling', title: 'Idling', preset: 'idling', state: {} },
  { id: 'moving', title: 'Moving', preset: 'moving', state: {} },
  {
    id: 'night-rain',
    title: 'Rainy night',
    preset: 'moving',
    state: {
      'Vehicle.Exterior.LightIntensity': 4,
      'Vehicle.Body.Raindetection.Intensity': 60,
      'Vehicle.Body.Lights.LightSwitch': 'AUTO',
      'Vehicle.Body.Windshield.Front.Wiping.Mode': 'RAIN_SENSOR',
    },
  },
];

/** The preset of that name, or the first. */
export const findCarPreset = (id: string | undefined): CarPreset => carPresets.find((preset) => preset.id === id) ?? carPresets[0];
