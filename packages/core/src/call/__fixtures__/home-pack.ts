import { z } from 'zod';
import { defineTool } from '../../tool/define-tool.ts';
import { definePack, type ToolPack } from '../../tool/tool-pack.ts';
import { allocateFunctionalTokens } from '../../vocabulary/allocate-functional-tokens.ts';
import type { FunctionalTokenVocabulary } from '../../vocabulary/functional-token-vocabulary.ts';
import { createToolLookup, type ToolLookup } from '../tool-lookup.ts';

const output = z.string();

/** A small pack for tests: text, numbers, lists, gaps between optional parameters, and no parameters at all. */
export const homePack: ToolPack = definePack({
  name: 'home',
  version: '1.0.0',
  definitions: [
    defineTool({
      name: 'send_message',
      summary: 'Send a message.',
      input: z.object({ recipient: z.string(), body: z.string(), urgent: z.boolean().optional() }),
      output,
      effect: 'sensitive',
      resource: 'home.messages',
    }),
    defineTool({
      name: 'find_contact',
      summary: 'Find a number.',
      input: z.object({ name: z.string() }),
      output,
      effect: 'read',
      resource: 'home.contacts',
    }),
    defineTool({
      name: 'set_temperature',
      summary: 'Set the temperature.',
      input: z.object({ zone: z.enum(['upstairs', 'downstairs']), degrees: z.number() }),
      output,
      effect: 'write',
      resource: 'home.heating',
    }),
    defineTool({
      name: 'play',
      summary: 'Play music.',
      input: z.object({
        tracks: z.array(z.string()),
        volume: z.int().optional(),
        room: z.string().optional(),
        shuffle: z.boolean().optional(),
        speed: z.number().optional(),
      }),
      output,
      effect: 'write',
      resource: 'home.music',
    }),
    defineTool({ name: 'stop', summary: 'Stop everything.', input: z.object({}), output, effect: 'write', resource: 'home.music' }),
  ],
});

/** `<nexa_0>` send_message, `<nexa_1>` find_contact, `<nexa_2>` set_temperature, `<nexa_3>` play, `<nexa_4>` stop. */
export const homeVocabulary: FunctionalTokenVocabulary = allocateFunctionalTokens([homePack]);

/** Looks up the tools of `homePack`. */
export const homeLookup: ToolLookup = createToolLookup([homePack]);
