import { z } from 'zod';
import { defineTool } from '../../tool/define-tool.ts';
import { definePack, type ToolPack } from '../../tool/tool-pack.ts';

const shared = { output: z.boolean(), effect: 'write', resource: 'kitchen' } as const;
const nothing = z.strictObject({});

/** Four tools that share few words. */
export const kitchenPack: ToolPack = definePack({
  name: 'kitchen',
  version: '1.0.0',
  definitions: [
    defineTool({
      ...shared,
      name: 'heat_oven',
      summary: 'Heat the oven to a temperature.',
      input: z.strictObject({ temperature: z.int(), mode: z.enum(['grill', 'fan']) }),
      examples: [{ query: 'preheat for a pizza', input: { temperature: 240, mode: 'grill' } }],
    }),
    defineTool({ ...shared, name: 'open_fridge', summary: 'Open the fridge.', input: nothing }),
    defineTool({
      ...shared,
      name: 'start_dishwasher',
      summary: 'Start the dishwasher.',
      input: z.strictObject({ rinsesFirst: z.boolean() }),
    }),
    defineTool({
      ...shared,
      name: 'set_timer',
      summary: 'Set a timer.',
      input: z.strictObject({ sound: z.enum(['bell', 'buzzer']).meta({ synonyms: { bell: ['chime'] } }) }),
    }),
  ],
});

/** A pack of somebody else's. */
export const gardenPack: ToolPack = definePack({
  name: 'garden',
  version: '1.0.0',
  definitions: [
    defineTool({ ...shared, name: 'water_beds', summary: 'Water the flower beds.', input: nothing }),
    defineTool({ ...shared, name: 'open_shed', summary: 'Open the shed.', input: nothing }),
  ],
});
