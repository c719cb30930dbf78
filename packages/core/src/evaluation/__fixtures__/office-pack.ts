import { z } from 'zod';
import { defineTool } from '../../tool/define-tool.ts';
import { definePack, type ToolPack } from '../../tool/tool-pack.ts';
import { createParameterLookup, type ParameterLookup } from '../parameter-lookup.ts';

const output = z.string();
const shared = { output, effect: 'write', resource: 'office' } as const;

/** A small pack with every compare rule and a default. */
export const officePack: ToolPack = definePack({
  name: 'office',
  version: '1.0.0',
  definitions: [
    defineTool({ ...shared, name: 'find_number', summary: 'Find a number.', input: z.object({ name: z.string() }) }),
    defineTool({
      ...shared,
      name: 'send_text',
      summary: 'Send a text.',
      input: z.object({
        number: z.string().meta({ compare: 'phone' }),
        body: z.string().meta({ compare: 'semantic' }),
        copies: z.array(z.string()).meta({ compare: 'set' }).optional(),
      }),
    }),
    defineTool({
      ...shared,
      name: 'set_heating',
      summary: 'Set the heating.',
      input: z.object({ zone: z.enum(['driver', 'rear']), level: z.int().min(1).max(3).default(2), until: z.number().optional() }),
    }),
    defineTool({
      ...shared,
      name: 'drive_to',
      summary: 'Drive.',
      input: z.object({ destination: z.string(), avoid: z.array(z.enum(['tolls', 'ferries'])).optional() }),
    }),
    defineTool({ ...shared, name: 'stop', summary: 'Stop.', input: z.object({}) }),
  ],
});

/** The parameters of `officePack`. */
export const officeParameters: ParameterLookup = createParameterLookup([officePack]);
