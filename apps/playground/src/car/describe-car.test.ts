import { simulatedVehicle } from '@octoweave/tools-vehicle';
import { describe, expect, it } from 'vitest';
import { arrivedValues, isLeft, seatWarmth, shiningLights, wipingSeconds } from './car-view.ts';
import { describeCar, readCar } from './describe-car.ts';

const valuesOf = (options: Parameters<typeof simulatedVehicle>[0]): ReturnType<ReturnType<typeof simulatedVehicle>['snapshot']>['values'] =>
  simulatedVehicle(options).snapshot().values;

describe('describeCar', () => {
  it('says of a parked car that everything is shut and off', () => {
    const noteworthy = readCar(valuesOf({})).filter(({ isNoteworthy }) => isNoteworthy);
    expect(noteworthy).toEqual([]);
    expect(describeCar(valuesOf({}))).toContain('Sunroof: closed. Windows: closed.');
  });

  it('says what is open, warm, lit and locked', () => {
    const text = describeCar(
      valuesOf({
        state: {
          'Vehicle.Cabin.Sunroof.Position': 50,
          'Vehicle.Cabin.Door.Row2.PassengerSide.Window.Position': 40,
          'Vehicle.Cabin.Seat.Row1.DriverSide.HeatingCooling': 100,
          'Vehicle.Body.Lights.Hazard.IsSignaling': true,
        },
      }),
    );
    expect(text).toContain('Sunroof: 50 % open.');
    expect(text).toContain('rear passenger side 40 % open');
    expect(text).toContain('driver heated, level 3');
    expect(text).toContain('hazard lights');
  });
});

describe('the view of a car', () => {
  it('puts the driver on the side where the wheel is', () => {
    expect(isLeft('Row1.DriverSide', valuesOf({}))).toBe(true);
    expect(isLeft('Row1.DriverSide', valuesOf({ state: { 'Vehicle.Cabin.DriverPosition': 'RIGHT' } }))).toBe(false);
  });

  it('shows parts where they are going to those who do not want to see them move', async () => {
    const car = simulatedVehicle();
    await car.set('Vehicle.Cabin.Door.Row1.DriverSide.Window.Position', 80);
    const state = car.snapshot();
    expect(state.values['Vehicle.Cabin.Door.Row1.DriverSide.Window.Position']).toBe(0);
    expect(arrivedValues(state)['Vehicle.Cabin.Door.Row1.DriverSide.Window.Position']).toBe(80);
  });

  it('lets automatic lights shine in the dark and automatic wipers wipe in the rain, and only then', () => {
    const auto = { 'Vehicle.Body.Lights.LightSwitch': 'AUTO' } as const;
    expect(shiningLights(valuesOf({ state: auto })).beam).toBe('daytime');
    expect(shiningLights(valuesOf({ state: { ...auto, 'Vehicle.Exterior.LightIntensity': 5 } })).beam).toBe('low');
    expect(wipingSeconds('RAIN_SENSOR', 0)).toBeUndefined();
    expect(wipingSeconds('RAIN_SENSOR', 60)).toBeDefined();
  });

  it('counts the levels of a seat, below zero where it cools', () => {
    expect(seatWarmth('Row1.DriverSide', valuesOf({ state: { 'Vehicle.Cabin.Seat.Row1.DriverSide.HeatingCooling': -67 } }))).toBe(-2);
  });
});
