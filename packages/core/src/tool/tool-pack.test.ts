import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { defineTool, implementTool } from './define-tool.ts';
import { definePack, implementPack, toolId, type AnyTool, type AnyToolDefinition } from './tool-pack.ts';

const define = (name: string): AnyToolDefinition =>
  defineTool({ name, summary: name, input: z.object({}), output: z.null(), effect: 'read', resource: 'lamps' });
const implement = (definition: AnyToolDefinition): AnyTool => implementTool(definition, () => Promise.resolve(null));
const [on, off, dim] = [define('on'), define('off'), define('dim')];

describe('definePack', () => {
  test('keeps the order of its declarations', () => {
    expect(definePack({ name: 'lamps', version: '1.0.0', definitions: [off, on] }).definitions).toEqual([off, on]);
  });

  test('refuses two tools of one name, each named', () => {
    expect(() => definePack({ name: 'lamps', version: '1.0.0', definitions: [on, off, on, off] })).toThrow(
      expect.objectContaining({
        code: 'tool-definition-invalid',
        toolName: 'lamps',
        issues: ['"on" is declared twice', '"off" is declared twice'],
      }),
    );
  });

  test.each(['', 'Lamps', 'smart-home', 'my lamps', '1st', 'a.b', '../x'])(
    'refuses the name %j, which no call can be written with',
    (name) => {
      expect(() => definePack({ name, version: '1.0.0', definitions: [] })).toThrow(
        expect.objectContaining({ issues: [`the name "${name}" is not lower-case words joined by underscores`] }),
      );
    },
  );
});

describe('implementPack', () => {
  const pack = definePack({ name: 'lamps', version: '1.0.0', definitions: [on, off] });

  test('joins each declaration with its implementation', () => {
    const tools = [implement(off), implement(on)];
    expect(implementPack(pack, tools)).toEqual({ ...pack, tools });
  });

  test('refuses what is missing, superfluous or there twice, all at once', () => {
    expect(() => implementPack(pack, [implement(on), implement(on), implement(dim)])).toThrow(
      expect.objectContaining({
        issues: ['"on" is implemented twice', '"off" is declared but not implemented', '"dim" is implemented but not declared'],
      }),
    );
  });
});

describe('toolId', () => {
  test('puts the pack before the tool', () => {
    expect(toolId('lamps', 'on')).toBe('lamps.on');
  });
});
