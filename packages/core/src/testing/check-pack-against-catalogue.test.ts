import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { defineTool } from '../tool/define-tool.ts';
import { definePack } from '../tool/tool-pack.ts';
import { checkPackAgainstCatalogue, type CatalogueTool, type ToolCatalogue } from './check-pack-against-catalogue.ts';

const pack = definePack({
  name: 'lamps',
  version: '1.0.0',
  definitions: [
    defineTool({
      name: 'dim_lamp',
      title: 'Dim lamp',
      category: 'light',
      summary: 'Dim a lamp.',
      input: z.strictObject({
        room: z
          .string()
          .min(1)
          .regex(/^[a-z]+$/u)
          .describe('Which room.'),
        level: z.int().min(0).max(100).default(50).meta({ description: 'How bright.', unit: '%', extractive: true }),
      }),
      output: z.strictObject({ ok: z.boolean(), level: z.int().optional() }).describe('How bright it is.'),
      effect: 'write',
      isIdempotent: true,
      confirmation: { policy: 'when', when: { level: [0] }, message: 'Switch {room} off?' },
      resource: 'lamps.dimmer',
      examples: [{ query: 'dim the hall', input: { room: 'hall' } }],
    }),
  ],
});

const dimLamp: CatalogueTool = {
  name: 'dim_lamp',
  title: 'Dim lamp',
  category: 'light',
  description: 'Dim a lamp.',
  parameters: [
    { name: 'room', type: 'string', minLength: 1, pattern: '^[a-z]+$', optional: false, description: 'Which room.', compare: 'normalized' },
    {
      name: 'level',
      type: 'integer',
      minimum: 0,
      maximum: 100,
      optional: true,
      default: 50,
      unit: '%',
      description: 'How bright.',
      compare: 'exact',
      extractive: true,
    },
  ],
  returns: { schema: { type: 'object', required: ['ok'] }, description: 'How bright it is.' },
  sideEffect: 'write',
  annotations: { readOnlyHint: false, idempotentHint: true },
  confirm: { policy: 'when', when: { level: [0] }, message: 'Switch {room} off?' },
  example: { query: 'dim the hall', arguments: { room: 'hall' } },
  tokenIndex: 0,
};
const catalogue: ToolCatalogue = { pack: 'lamps', packVersion: '1.0.0', tools: [dimLamp] };
const [room, level] = dimLamp.parameters as [CatalogueTool['parameters'][0], CatalogueTool['parameters'][0]];

const withTool = (edit: Partial<CatalogueTool>): ToolCatalogue => ({ ...catalogue, tools: [{ ...dimLamp, ...edit }] });
const withLevel = (edit: Partial<CatalogueTool['parameters'][0]>): ToolCatalogue => withTool({ parameters: [room, { ...level, ...edit }] });

describe('checkPackAgainstCatalogue', () => {
  test('has nothing to say of a pack that is as the catalogue lists it', () => {
    expect(checkPackAgainstCatalogue(pack, catalogue, { samples: ['hall', 'Hall', ''] })).toEqual([]);
  });

  test.each<[what: string, edited: ToolCatalogue, issue: string]>([
    ['a name', { ...catalogue, pack: 'lights' }, 'the pack: name is "lamps", and the catalogue has "lights"'],
    ['a version', { ...catalogue, packVersion: '1.1.0' }, 'the pack: version is "1.0.0"'],
    ['a missing tool', { ...catalogue, tools: [] }, 'the pack: tools is ["dim_lamp"], and the catalogue has []'],
    ['a place', withTool({ tokenIndex: 4 }), 'the pack: places is [0], and the catalogue has [4]'],
    ['a summary', withTool({ description: 'Dim.' }), 'dim_lamp: summary is "Dim a lamp.", and the catalogue has "Dim."'],
    ['an effect', withTool({ sideEffect: 'sensitive' }), 'dim_lamp: effect is "write", and the catalogue has "sensitive"'],
    ['a question', withTool({ confirm: { policy: 'never' } }), 'dim_lamp: confirmation is'],
    ['the order of parameters', withTool({ parameters: [level, room] }), 'dim_lamp: parameters is ["room","level"]'],
    ['a range', withLevel({ maximum: 10 }), 'dim_lamp, level: schema is'],
    ['a default', withLevel({ default: 60 }), 'dim_lamp, level: default is 50, and the catalogue has 60'],
    ['a unit', withLevel({ unit: '°C' }), 'dim_lamp, level: unit is "%"'],
    ['a comparison', withLevel({ compare: 'set' }), 'dim_lamp, level: compare is "exact"'],
    ['what is said', withLevel({ extractive: false }), 'dim_lamp, level: whether it is extractive is true'],
    [
      'a result',
      withTool({ returns: { ...dimLamp.returns, schema: { type: 'object', required: ['ok', 'level'] } } }),
      'dim_lamp: the result is',
    ],
    ['an example', withTool({ example: { query: 'dim it', arguments: { room: 'hall' } } }), 'dim_lamp: the example "dim it" is missing'],
    ['a refused example', withTool({ example: { query: 'dim it', arguments: { level: 3 } } }), 'dim_lamp: the example is refused for room'],
  ])('says in a sentence where %s differs', (_, edited, issue) => {
    expect(checkPackAgainstCatalogue(pack, edited)).toContainEqual(expect.stringContaining(issue));
  });

  test('tries samples on both sides of a pattern, unless the parameter depends on others', () => {
    const parameters = [{ ...room, pattern: '^[a-z]{2}$' }, level];
    const samples = ['ab', 'hall'];
    expect(checkPackAgainstCatalogue(pack, withTool({ parameters }), { samples })).toEqual([
      'dim_lamp, room: "hall" is taken, unlike in the catalogue',
    ]);
    expect(checkPackAgainstCatalogue(pack, withTool({ parameters }), { samples, dependent: ['room'] })).toEqual([]);
  });
});
