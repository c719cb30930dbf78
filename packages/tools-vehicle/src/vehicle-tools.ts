import { type AnyTool, implementPack, type ImplementedToolPack } from '@octoweave/core';
import { adjustMirrorTool } from './body/adjust-mirror.ts';
import { controlTrunkTool } from './body/control-trunk.ts';
import { controlWindowTool } from './body/control-window.ts';
import { controlWipersTool } from './body/control-wipers.ts';
import { operateSunroofTool } from './body/operate-sunroof.ts';
import { controlDefrosterTool } from './climate/control-defroster.ts';
import { setAirConditioningTool } from './climate/set-air-conditioning.ts';
import { setClimateTemperatureTool } from './climate/set-climate-temperature.ts';
import { setFanSpeedTool } from './climate/set-fan-speed.ts';
import { setCruiseControlTool } from './driving/set-cruise-control.ts';
import { controlChargingTool } from './energy/control-charging.ts';
import { controlExteriorLightsTool } from './lights/control-exterior-lights.ts';
import { setAmbientLightingTool } from './lights/set-ambient-lighting.ts';
import { adjustVolumeTool } from './media/adjust-volume.ts';
import { controlMediaTool } from './media/control-media.ts';
import { startNavigationTool } from './navigation/start-navigation.ts';
import { adjustSeatPositionTool } from './seats/adjust-seat-position.ts';
import { setSeatClimateTool } from './seats/set-seat-climate.ts';
import { controlDoorLockTool } from './security/control-door-lock.ts';
import { getVehicleStatusTool } from './status/get-vehicle-status.ts';
import { vehiclePack } from './vehicle-pack.ts';
import type { VehicleToolOptions } from './vehicle-tool.ts';

/** The twenty tools on one car, in the order of the pack. */
export function vehicleTools(options: VehicleToolOptions): readonly AnyTool[] {
  return [
    adjustVolumeTool(options),
    setClimateTemperatureTool(options),
    adjustSeatPositionTool(options),
    controlWindowTool(options),
    operateSunroofTool(options),
    setAirConditioningTool(options),
    setFanSpeedTool(options),
    controlDefrosterTool(options),
    setSeatClimateTool(options),
    controlExteriorLightsTool(options),
    setAmbientLightingTool(options),
    controlWipersTool(options),
    controlDoorLockTool(options),
    controlTrunkTool(options),
    adjustMirrorTool(options),
    startNavigationTool(options),
    controlMediaTool(options),
    setCruiseControlTool(options),
    controlChargingTool(options),
    getVehicleStatusTool(options),
  ];
}

/** The pack together with what carries it out on one car. */
export function implementVehiclePack(options: VehicleToolOptions): ImplementedToolPack {
  const { device } = options;
  return implementPack(vehiclePack, vehicleTools(options), { settle: device.settle && (() => device.settle?.() ?? Promise.resolve()) });
}
