/** The figures a person can ask for. */
export const vehicleStatusItems = [
  'battery level',
  'fuel level',
  'range',
  'tire pressure',
  'odometer',
  'outside temperature',
  'doors',
  'location',
] as const;

export type VehicleStatusItem = (typeof vehicleStatusItems)[number];
