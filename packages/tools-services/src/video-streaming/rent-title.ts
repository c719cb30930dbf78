import { cannotUndo, defineTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { consentedServiceTool } from '../service-tool.ts';
import type { RentTitleRequest, RentalReceipt, VideoStreamingPort } from './video-streaming-port.ts';

export const rentTitle: ToolDefinition<RentTitleRequest, RentalReceipt> = defineTool({
  name: 'rent_title',
  title: 'Rent title',
  category: 'purchase',
  summary: 'Rent a title that the subscription does not include.',
  input: z.strictObject({
    title: z.string().describe('Title.'),
    payment_method: z.string().describe('How to pay.').default('default'),
  }),
  output: z.object({ price: z.number(), expires: z.string() }).describe('Price and end of the rental.'),
  effect: 'sensitive',
  confirmation: { policy: 'always', message: 'Rent {title} for {price}?', shows: ['price'] },
  resource: 'video_streaming.player',
  examples: [{ query: 'Rent the new Mission Impossible', input: { title: 'Mission Impossible' } }],
});

export const rentTitleTool = ({ device }: { readonly device: VideoStreamingPort }): Tool<RentTitleRequest, RentalReceipt> =>
  consentedServiceTool(
    rentTitle,
    { preview: device.previewRental, operation: device.rentTitle },
    { undo: () => cannotUndo('A rental cannot be given back.') },
  );
