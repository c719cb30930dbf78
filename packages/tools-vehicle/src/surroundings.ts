import type { SignalOptions, VehicleSignals } from './vehicle-port.ts';

const darkBelowPercent = 20;

/** Whether it is too dark outside to drive without headlights. */
export async function isDarkOutside(device: VehicleSignals, options: SignalOptions = {}): Promise<boolean> {
  const { 'Vehicle.Exterior.LightIntensity': intensity } = await device.get(['Vehicle.Exterior.LightIntensity'], options);
  return intensity < darkBelowPercent;
}

/** Whether rain falls on the windshield. */
export async function isRaining(device: VehicleSignals, options: SignalOptions = {}): Promise<boolean> {
  const { 'Vehicle.Body.Raindetection.Intensity': intensity } = await device.get(['Vehicle.Body.Raindetection.Intensity'], options);
  return intensity > 0;
}
