import { cannotUndo, defineTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { type Acknowledgement, acknowledgement } from '../acknowledgement.ts';
import { consentedServiceTool } from '../service-tool.ts';
import type { CancelReservationRequest, YelpPort } from './yelp-port.ts';

export const cancelReservation: ToolDefinition<CancelReservationRequest, Acknowledgement> = defineTool({
  name: 'cancel_reservation',
  title: 'Cancel reservation',
  category: 'booking',
  summary: 'Cancel a table that was booked.',
  input: z.strictObject({
    reservation_id: z.string().meta({ description: 'Reservation number.', compare: 'exact' }),
  }),
  output: acknowledgement.describe('Whether it was cancelled.'),
  effect: 'sensitive',
  confirmation: { policy: 'always', message: 'Cancel reservation {reservation_id}?' },
  resource: 'yelp.reservations',
  examples: [{ query: 'Cancel my reservation R-1042', input: { reservation_id: 'R-1042' } }],
});

export const cancelReservationTool = ({ device }: { readonly device: YelpPort }): Tool<CancelReservationRequest, Acknowledgement> =>
  consentedServiceTool(
    cancelReservation,
    { preview: device.previewReservationCancellation, operation: device.cancelReservation },
    { undo: () => cannotUndo('What was cancelled has to be booked anew.') },
  );
