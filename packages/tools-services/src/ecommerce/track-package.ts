import { defineTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { serviceTool } from '../service-tool.ts';
import type { TrackPackageRequest, PackageProgress, ShopPort } from './shop-port.ts';

export const trackPackage: ToolDefinition<TrackPackageRequest, PackageProgress> = defineTool({
  name: 'track_package',
  title: 'Track package',
  category: 'order',
  summary: 'Tell where an order is.',
  input: z.strictObject({
    order_id: z.string().meta({ description: 'Order number; leave out for the latest.', compare: 'exact' }).optional(),
  }),
  output: z.object({ status: z.string(), expected: z.string() }).describe('Status and expected day.'),
  effect: 'read',
  resource: 'ecommerce.orders',
  examples: [{ query: 'When does my chair arrive?', input: {} }],
});

export const trackPackageTool = ({ device }: { readonly device: ShopPort }): Tool<TrackPackageRequest, PackageProgress> =>
  serviceTool(trackPackage, device.trackPackage);
