import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { defineTool, implementTool, type DefineToolOptions } from '../tool/define-tool.ts';
import { definePack, implementPack, type ImplementedToolPack, type ToolPack } from '../tool/tool-pack.ts';
import type { Tool } from '../tool/tool.ts';
import { toolPackConformance, type SimulatedToolPack, type ToolPackConformanceSubject } from './tool-pack-conformance.ts';
import { describeToolPack } from './vitest/describe-tool-pack.ts';

interface NoteInput {
  readonly text: string;
  readonly colour: string;
}

type Notes = Record<string, string>;

const declare = (options: Partial<DefineToolOptions<NoteInput, boolean>> = {}) =>
  defineTool<NoteInput, boolean>({
    name: 'write_note',
    summary: 'Write a note.',
    input: z.strictObject({
      text: z.string(),
      colour: z
        .enum(['white', 'blue'])
        .default('white')
        .meta({ synonyms: { blue: ['navy'] } }),
    }),
    output: z.boolean(),
    effect: 'write',
    isIdempotent: true,
    resource: 'notes',
    examples: [{ query: 'note that the ferns need water', input: { text: 'the ferns need water', colour: 'white' } }],
    ...options,
  });

const writeNote = declare();
const packOf = (definition: ReturnType<typeof declare>): ToolPack =>
  definePack({ name: 'notes', version: '1.0.0', definitions: [definition] });

function simulateNotes(execute: (notes: Notes, input: NoteInput, context: Parameters<Tool['execute']>[1]) => boolean): SimulatedToolPack {
  const notes = Object.create(null) as Notes;
  const pack: ImplementedToolPack = implementPack(packOf(writeNote), [
    implementTool(writeNote, async (input, context) => execute(notes, input, context)),
  ]);
  return { pack, device: { snapshot: () => ({ ...notes }), hash: () => JSON.stringify(notes) } };
}

const write: Parameters<typeof simulateNotes>[0] = (notes, { text, colour }, { signal, reportChange }) => {
  if (signal.aborted) return false;
  if (notes[text] !== colour) reportChange({ path: 'notes', from: null, to: text });
  notes[text] = colour;
  return true;
};

async function brokenLaws(subject: ToolPackConformanceSubject): Promise<readonly string[]> {
  const laws: string[] = [];
  for (const { law, applies, check } of toolPackConformance) if (applies(subject)) await check(subject).catch(() => laws.push(law));
  return laws;
}

describeToolPack({ pack: packOf(writeNote), simulate: () => simulateNotes(write) });

describe('toolPackConformance', () => {
  test('has laws of tools on a device only where there is one', () => {
    const all = { pack: packOf(writeNote), simulate: () => simulateNotes(write) };
    const count = (subject: ToolPackConformanceSubject): number => toolPackConformance.filter(({ applies }) => applies(subject)).length;
    expect(count({ pack: all.pack })).toBeLessThan(count(all));
  });

  test.each<[law: string, options: Partial<DefineToolOptions<NoteInput, boolean>>]>([
    ['a tool has a summary, a resource and an example', { examples: [] }],
    ['a tool that reads may be repeated and never asks', { effect: 'read', isIdempotent: false }],
    ['a sensitive tool asks', { effect: 'sensitive' }],
    [
      'a question names only parameters of its tool and what it shows besides them',
      { confirmation: { policy: 'always', message: 'Write {txt}?', shows: ['count'] } },
    ],
    [
      'a question names only parameters of its tool and what it shows besides them',
      { confirmation: { policy: 'always', message: 'Write {text}?', shows: ['text'] } },
    ],
    ['an example is valid', { examples: [{ query: 'note it', input: { text: 'x', colour: 'green' } }] }],
    ['an argument that is no parameter is refused', { input: z.object({ text: z.string(), colour: z.string() }) }],
    [
      'synonyms are lower-case words for the values of their parameter, each for one',
      { input: z.strictObject({ text: z.string(), colour: z.enum(['white', 'blue']).meta({ synonyms: { white: ['blue'] } }) }) },
    ],
  ])('finds a declaration that breaks "%s"', async (law, options) => {
    expect(await brokenLaws({ pack: packOf(declare(options)) })).toContain(law);
  });

  test.each<[law: string, execute: Parameters<typeof simulateNotes>[0]]>([
    ['an example succeeds as its declaration says, or asks which of several things is meant', () => 'done' as unknown as boolean],
    [
      'an example succeeds as its declaration says, or asks which of several things is meant',
      () =>
        ((): never => {
          throw new TypeError('no paper');
        })(),
    ],
    ['what changes is reported, and what does not change is not', (notes, { text }) => Boolean((notes[text] = 'white'))],
    ['an idempotent tool changes nothing the second time', (notes) => Boolean((notes[Object.keys(notes).length] = 'white'))],
    ['a call that is cancelled before it begins changes nothing', (notes, { text }) => Boolean((notes[text] = 'white'))],
    [
      'a text arrives as it was given, white space around it aside, or is refused',
      (notes, { text }) => Boolean((notes[text.trim().replaceAll('"', '')] = 'white')),
    ],
  ])('finds a tool that breaks "%s"', async (law, execute) => {
    expect(await brokenLaws({ pack: packOf(writeNote), simulate: () => simulateNotes(execute) })).toContain(law);
  });
});
