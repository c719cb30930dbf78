import * as z from 'zod';
import { defineTool, type DefineToolOptions } from '../../tool/define-tool.ts';
import type { AnyToolDefinition } from '../../tool/tool-pack.ts';

/** A door of a house, declared as the test at hand needs it. */
export const defineDoor = (
  options: Partial<Pick<DefineToolOptions<unknown, unknown>, 'effect' | 'confirmation' | 'isIdempotent'>> = {},
): AnyToolDefinition =>
  defineTool({
    name: 'open_door',
    summary: 'Open a door.',
    input: z.object({ door: z.enum(['front', 'back', 'safe']).default('safe'), note: z.string().optional() }),
    output: z.unknown(),
    effect: 'write',
    resource: 'doors',
    ...options,
  });
