import { defineTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { implementVehicleTool, type VehicleToolOptions } from '../vehicle-tool.ts';
import { describeStatus } from './describe-status.ts';
import { type VehicleStatusItem, vehicleStatusItems } from './vehicle-status-item.ts';

export interface GetVehicleStatusInput {
  readonly item: VehicleStatusItem;
}

const itemWords: Readonly<Record<VehicleStatusItem, readonly string[]>> = {
  'battery level': ['battery', 'charge', 'charge level', 'state of charge', 'how full the battery is'],
  'fuel level': ['fuel', 'gas', 'petrol', 'diesel', 'tank', 'gas level', 'fuel gauge'],
  range: ['remaining range', 'how far', 'distance left', 'kilometres left', 'miles left', 'reach'],
  'tire pressure': ['tires', 'tyres', 'tyre pressure', 'tire pressures', 'tyre pressures', 'air in the tires'],
  odometer: ['mileage', 'kilometrage', 'total distance', 'miles driven', 'kilometres driven', 'clock'],
  'outside temperature': ['temperature outside', 'outdoor temperature', 'outside temp', 'how cold outside', 'how warm outside', 'outside'],
  doors: ['door', 'locks', 'locked', 'door locks', 'car locked'],
  location: ['position', 'where', 'where we are', 'where am i', 'coordinates', 'gps'],
};

export const getVehicleStatus: ToolDefinition<GetVehicleStatusInput, string> = defineTool({
  name: 'get_vehicle_status',
  title: 'Get vehicle status',
  category: 'status',
  summary: 'Read one figure about the car.',
  input: z.strictObject({ item: z.enum(vehicleStatusItems).meta({ description: 'What to read.', synonyms: itemWords }) }),
  output: z.string().describe('One readable line with value and unit.'),
  effect: 'read',
  resource: 'vehicle.status',
  examples: [{ query: 'How far can I still drive?', input: { item: 'range' } }],
});

export const getVehicleStatusTool = ({ device }: VehicleToolOptions): Tool<GetVehicleStatusInput, string> =>
  implementVehicleTool(getVehicleStatus, ({ item }, context) => describeStatus(device, { item, signal: context.signal }));
