import * as z from 'zod';
import { defineTool, implementTool } from '../../tool/define-tool.ts';
import { definePack, implementPack, type ImplementedToolPack, type ToolPack } from '../../tool/tool-pack.ts';
import type { ToolContext } from '../../tool/tool.ts';

const switchLamp = defineTool({
  name: 'switch_lamp',
  summary: 'Switch a lamp.',
  input: z.object({ room: z.enum(['hall', 'attic']), isOn: z.boolean() }),
  output: z.null(),
  effect: 'write',
  resource: 'house.lamps',
});
const findNumber = defineTool({
  name: 'find_number',
  summary: 'Find a number.',
  input: z.object({ name: z.string() }),
  output: z.string(),
  effect: 'read',
  resource: 'house.contacts',
});
const unlockDoor = defineTool({
  name: 'unlock_door',
  summary: 'Unlock a door.',
  input: z.object({ door: z.enum(['front', 'back']), minutes: z.int().min(1).max(60).optional() }),
  output: z.null(),
  effect: 'sensitive',
  confirmation: { policy: 'always', message: 'Unlock the {door} door?' },
  resource: 'house.doors',
});
const sendText = defineTool({
  name: 'send_text',
  summary: 'Send a text.',
  input: z.object({ number: z.string(), body: z.string() }),
  output: z.null(),
  effect: 'write',
  resource: 'house.messages',
});

/** `<nexa_0>` switch_lamp, `<nexa_1>` find_number, `<nexa_2>` unlock_door, `<nexa_3>` send_text. */
export const housePack: ToolPack = definePack({
  name: 'house',
  version: '1.0.0',
  definitions: [switchLamp, findNumber, unlockDoor, sendText],
});

/** A house whose tools write down what they do. */
export interface House {
  readonly pack: ImplementedToolPack;
  /** `send_text {"number":"1","body":"hi"}` when a tool begins. */
  readonly log: readonly string[];
  /** How many tools are at work now, and were at most at once on one resource. */
  readonly running: () => number;
  readonly mostAtOnce: () => number;
}

/** What passes while a tool is at work. */
export interface CreateHouseOptions {
  /** @defaultValue one turn of the event loop */
  readonly work?: (toolName: string) => Promise<void>;
}

/** Lets the event loop turn once. */
export const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Builds a house. Its tools stop where they are aborted. */
export function createHouse({ work = turn }: CreateHouseOptions = {}): House {
  const log: string[] = [];
  const atWork = new Map<string, number>();
  let running = 0;
  let mostAtOnce = 0;
  const perform = async (name: string, input: unknown, { signal }: ToolContext): Promise<null> => {
    const [count = 0] = [atWork.get(name)];
    atWork.set(name, count + 1);
    running += 1;
    mostAtOnce = Math.max(mostAtOnce, count + 1);
    log.push(`${name} ${JSON.stringify(input)}`);
    const aborted = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    await Promise.race([work(name), aborted]);
    running -= 1;
    atWork.set(name, (atWork.get(name) ?? 0) - 1);
    return null;
  };
  const pack = implementPack(housePack, [
    implementTool(switchLamp, (input, context) => perform('switch_lamp', input, context)),
    implementTool(findNumber, async ({ name }, context) => {
      await perform('find_number', { name }, context);
      return `number of ${name}`;
    }),
    implementTool(unlockDoor, (input, context) => perform('unlock_door', input, context)),
    implementTool(sendText, (input, context) => perform('send_text', input, context)),
  ]);
  return { pack, log, running: () => running, mostAtOnce: () => mostAtOnce };
}
