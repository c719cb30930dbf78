import { defineTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { serviceTool } from '../service-tool.ts';
import type { CheckFlightStatusRequest, FlightStatus, TravelPort } from './travel-port.ts';

export const checkFlightStatus: ToolDefinition<CheckFlightStatusRequest, FlightStatus> = defineTool({
  name: 'check_flight_status',
  title: 'Check flight status',
  category: 'flights',
  summary: 'Tell whether a flight is on time.',
  input: z.strictObject({
    flight_number: z
      .string()
      .regex(/^[A-Z0-9]{2}\d{1,4}$/u)
      .meta({ description: 'Flight number.', compare: 'exact' }),
    date: z.iso.date().meta({ description: 'Day as YYYY-MM-DD; leave out for today.', compare: 'exact' }).optional(),
  }),
  output: z.object({ status: z.string(), gate: z.string(), departs: z.string() }).describe('Status, gate and time.'),
  effect: 'read',
  resource: 'travel.flights',
  examples: [{ query: 'Is UA837 on time?', input: { flight_number: 'UA837' } }],
});

export const checkFlightStatusTool = ({ device }: { readonly device: TravelPort }): Tool<CheckFlightStatusRequest, FlightStatus> =>
  serviceTool(checkFlightStatus, device.checkFlightStatus);
