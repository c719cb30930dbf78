/** The zones a person can name. */
export const climateZones = ['driver', 'passenger', 'rear'] as const;

export type ClimateZone = (typeof climateZones)[number];

/** A climate station in VSS terms; its sides follow the driver, not left and right. */
export type ClimateStation = `${'Row1' | 'Row2'}.${'Driver' | 'Passenger'}`;

const stations: Readonly<Record<ClimateZone, readonly ClimateStation[]>> = {
  driver: ['Row1.Driver'],
  passenger: ['Row1.Passenger'],
  rear: ['Row2.Driver', 'Row2.Passenger'],
};

/** The stations that make up a zone. */
export function zoneStations(zone: ClimateZone): readonly ClimateStation[] {
  return stations[zone];
}
