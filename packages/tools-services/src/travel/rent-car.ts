import { defineTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { consentedServiceTool } from '../service-tool.ts';
import { carTypes, type RentCarRequest, type BookingReceipt, type TravelPort } from './travel-port.ts';
import { undoTravelBooking } from './undo-travel-booking.ts';

const carTypeWords: Readonly<Record<(typeof carTypes)[number], readonly string[]>> = {
  economy: ['small', 'smallest', 'mini', 'cheapest'],
  compact: ['midsize', 'regular', 'normal'],
  suv: ['4x4', 'off roader', 'four wheel drive', 'sport utility'],
  van: ['minivan', 'minibus', 'people carrier'],
  electric: ['ev', 'electric car', 'battery'],
};

export const rentCar: ToolDefinition<RentCarRequest, BookingReceipt> = defineTool({
  name: 'rent_car',
  title: 'Rent a car',
  category: 'cars',
  summary: 'Reserve a rental car.',
  input: z
    .strictObject({
      pickup_location: z.string().describe('Where to pick it up.'),
      pickup_date: z.iso.date().meta({ description: 'First day as YYYY-MM-DD.', compare: 'exact' }),
      return_date: z.iso.date().meta({ description: 'Last day as YYYY-MM-DD.', compare: 'exact' }),
      car_type: z.enum(carTypes).meta({ description: 'Size of the car.', synonyms: carTypeWords }).default('compact'),
    })
    .refine(({ pickup_date: from, return_date: to }) => to >= from, {
      path: ['return_date'],
      error: 'The last day cannot come before the first.',
    }),
  output: z.object({ booking_id: z.string(), total: z.number() }).describe('Booking number and sum.'),
  effect: 'sensitive',
  confirmation: { policy: 'always', message: 'Reserve a {car_type} at {pickup_location}?', shows: ['total'] },
  resource: 'travel.bookings',
  examples: [
    {
      query: 'Rent an SUV at Osaka airport from 8 to 11 May 2027',
      input: { pickup_location: 'Osaka airport', pickup_date: '2027-05-08', return_date: '2027-05-11', car_type: 'suv' },
    },
  ],
});

export const rentCarTool = ({ device }: { readonly device: TravelPort }): Tool<RentCarRequest, BookingReceipt> =>
  consentedServiceTool(rentCar, { preview: device.previewCarRental, operation: device.rentCar }, { undo: undoTravelBooking });
