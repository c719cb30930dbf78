/** The zones a person can name. */
export const climateZones = ['driver', 'passenger', 'rear'] as const;

export type ClimateZone = (typeof climateZones)[number];
