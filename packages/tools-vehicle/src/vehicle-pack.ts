import { definePack, type ToolPack } from '@octoweave/core';
import { adjustMirror } from './body/adjust-mirror.ts';
import { controlTrunk } from './body/control-trunk.ts';
import { controlWindow } from './body/control-window.ts';
import { controlWipers } from './body/control-wipers.ts';
import { operateSunroof } from './body/operate-sunroof.ts';
import { controlDefroster } from './climate/control-defroster.ts';
import { setAirConditioning } from './climate/set-air-conditioning.ts';
import { setClimateTemperature } from './climate/set-climate-temperature.ts';
import { setFanSpeed } from './climate/set-fan-speed.ts';
import { setCruiseControl } from './driving/set-cruise-control.ts';
import { controlCharging } from './energy/control-charging.ts';
import { controlExteriorLights } from './lights/control-exterior-lights.ts';
import { setAmbientLighting } from './lights/set-ambient-lighting.ts';
import { adjustVolume } from './media/adjust-volume.ts';
import { controlMedia } from './media/control-media.ts';
import { startNavigation } from './navigation/start-navigation.ts';
import { adjustSeatPosition } from './seats/adjust-seat-position.ts';
import { setSeatClimate } from './seats/set-seat-climate.ts';
import { controlDoorLock } from './security/control-door-lock.ts';
import { getVehicleStatus } from './status/get-vehicle-status.ts';

/**
 * The declarations of a car's twenty tools; no device code comes with them.
 *
 * Append-only: the first five are those of Octopus v2, in its order.
 */
export const vehiclePack: ToolPack = definePack({
  name: 'vehicle',
  version: '1.0.0',
  definitions: [
    adjustVolume,
    setClimateTemperature,
    adjustSeatPosition,
    controlWindow,
    operateSunroof,
    setAirConditioning,
    setFanSpeed,
    controlDefroster,
    setSeatClimate,
    controlExteriorLights,
    setAmbientLighting,
    controlWipers,
    controlDoorLock,
    controlTrunk,
    adjustMirror,
    startNavigation,
    controlMedia,
    setCruiseControl,
    controlCharging,
    getVehicleStatus,
  ],
});
