import * as z from 'zod';
import type { JsonValue } from '../../internal/json.ts';
import { defineTool, implementTool } from '../../tool/define-tool.ts';
import { ToolFailure } from '../../tool/tool-failure.ts';
import { definePack, implementPack, type ImplementedToolPack } from '../../tool/tool-pack.ts';
import { cannotUndo, undoBy } from '../../tool/tool-undo.ts';

const lamps = ['desk', 'door'] as const;
type Lamp = (typeof lamps)[number];

/** What a studio holds. */
export interface StudioState {
  readonly levels: Readonly<Record<Lamp, number>>;
  readonly blindPercent: number;
  readonly sent: readonly string[];
}

/** A studio: lamps that are set, a blind that is moved by a way, messages that are sent. */
export interface Studio {
  readonly pack: ImplementedToolPack;
  snapshot(): StudioState;
  hash(): string;
  /** Lets a blind that is moved stop halfway, from now on. */
  block(): void;
}

const setLamp = defineTool({
  name: 'set_lamp',
  summary: 'Set a lamp to a step.',
  input: z.strictObject({ lamp: z.enum(lamps), step: z.int().min(0).max(5) }),
  output: z.boolean(),
  effect: 'write',
  resource: 'studio.lamps',
  examples: [{ query: 'Set the desk lamp to 3', input: { lamp: 'desk', step: 3 } }],
});
const moveBlind = defineTool({
  name: 'move_blind',
  summary: 'Move the blind by a way.',
  input: z.strictObject({ percent: z.int().min(-100).max(100) }),
  output: z.boolean(),
  effect: 'write',
  resource: 'studio.blind',
  examples: [{ query: 'Open the blind by 40 percent', input: { percent: 40 } }],
});
const sendWord = defineTool({
  name: 'send_word',
  summary: 'Send word.',
  input: z.strictObject({ text: z.string() }),
  output: z.null(),
  effect: 'sensitive',
  confirmation: { policy: 'always', message: 'Send "{text}"?' },
  resource: 'studio.messages',
  examples: [{ query: 'Send word that we begin', input: { text: 'We begin' } }],
});
const printPage = defineTool({
  name: 'print_page',
  summary: 'Print a page.',
  input: z.strictObject({}),
  output: z.null(),
  effect: 'write',
  resource: 'studio.printer',
  examples: [{ query: 'Print it', input: {} }],
});
const readLamps = defineTool({
  name: 'read_lamps',
  summary: 'Read the lamps.',
  input: z.strictObject({}),
  output: z.json(),
  effect: 'read',
  resource: 'studio.lamps',
  examples: [{ query: 'Are the lamps on?', input: {} }],
});

/** The tools count steps of 20 %; a lamp may stand between two of them. */
const percentPerStep = 20;
const isLamp = (name: JsonValue | undefined): name is Lamp => lamps.some((lamp) => lamp === name);

/** Builds a studio. */
export function createStudio(initial: Partial<StudioState> = {}): Studio {
  let state: StudioState = { levels: { desk: 0, door: 40 }, blindPercent: 0, sent: [], ...initial };
  let isBlocked = false;
  const definitions = [setLamp, moveBlind, sendWord, printPage, readLamps];
  const pack = implementPack(definePack({ name: 'studio', version: '1.0.0', definitions }), [
    implementTool(
      setLamp,
      async ({ lamp, step }, { reportChange }) => {
        const [from, to] = [state.levels[lamp], step * percentPerStep];
        state = { ...state, levels: { ...state.levels, [lamp]: to } };
        if (from !== to) reportChange({ path: `levels.${lamp}`, from, to, unit: '%' });
        return Promise.resolve(from !== to);
      },
      {
        undo: ({ changes: [change] }) => {
          const lamp = change?.path.split('.')[1];
          if (!isLamp(lamp) || typeof change?.from !== 'number') return cannotUndo('Nothing says which lamp it was.');
          return undoBy({ tool: 'set_lamp', input: { lamp, step: change.from / percentPerStep } });
        },
      },
    ),
    implementTool(
      moveBlind,
      async ({ percent }, { reportChange }) => {
        const from = state.blindPercent;
        const wanted = Math.min(100, Math.max(0, from + percent));
        const to = isBlocked ? Math.trunc((from + wanted) / 2) : wanted;
        state = { ...state, blindPercent: to };
        if (from !== to) reportChange({ path: 'blind', from, to, unit: '%' });
        if (to !== wanted) throw new ToolFailure({ code: 'blocked', message: 'Something is in its way.' });
        return Promise.resolve(from !== to);
      },
      {
        undo: ({ changes: [change] }) =>
          typeof change?.from === 'number' && typeof change.to === 'number'
            ? undoBy({ tool: 'move_blind', input: { percent: change.from - change.to } })
            : cannotUndo('Nothing says how far it went.'),
      },
    ),
    implementTool(
      sendWord,
      async ({ text }, { reportChange }) => {
        state = { ...state, sent: [...state.sent, text] };
        reportChange({ path: `sent.${state.sent.length}`, from: null, to: text });
        return Promise.resolve(null);
      },
      { undo: () => cannotUndo('What was sent cannot be taken back.') },
    ),
    implementTool(printPage, async () => Promise.resolve(null)),
    implementTool(readLamps, async () => Promise.resolve({ ...state.levels })),
  ]);
  return {
    pack,
    snapshot: () => state,
    hash: () => JSON.stringify(state),
    block() {
      isBlocked = true;
    },
  };
}
