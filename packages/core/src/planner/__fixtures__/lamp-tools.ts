import { z } from 'zod';
import type { OfferedTool } from '../../grammar/compile-call-grammar.ts';
import { defineTool } from '../../tool/define-tool.ts';

const shared = { output: z.string(), effect: 'write', resource: 'lamp' } as const;
const level = z.object({ level: z.int() });

/** Tools that are declared with examples. */
export const lampTools: readonly OfferedTool[] = [
  {
    toolId: 'lamp.set_level',
    definition: defineTool({
      ...shared,
      name: 'set_level',
      summary: 'Set how bright the lamp is.',
      input: level,
      examples: [
        { query: 'all the light there is', input: { level: 100 } },
        { query: 'dim the lamp a little', input: { level: 60 } },
      ],
    }),
  },
  {
    toolId: 'lamp.blink',
    definition: defineTool({
      ...shared,
      name: 'blink',
      summary: 'Blink.',
      input: z.object({}),
      examples: [
        { query: 'blink at me', input: {} },
        { query: 'give a sign with the lamp', input: {} },
      ],
    }),
  },
];
