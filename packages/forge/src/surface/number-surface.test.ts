import type { ToolParameter } from '@octoweave/core';
import { vehiclePack } from '@octoweave/tools-vehicle';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandomSource } from '../random-source.ts';
import { sayNumber } from './number-surface.ts';

function parameter(toolName: string, name: string): ToolParameter {
  const found = vehiclePack.definitions.find((tool) => tool.name === toolName)?.parameters.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`${toolName}.${name} is not declared.`);
  return found;
}

const distance = parameter('adjust_seat_position', 'distance');
const numbers = vehiclePack.definitions.flatMap(({ parameters }) => parameters.filter(({ schema }) => schema.type === 'integer'));
const say = (subject: ToolParameter, seed: number, options = {}) => sayNumber(subject, { random: createRandomSource(seed), ...options });
const seeds = fc.nat({ max: 1_000_000 });

describe('sayNumber', () => {
  it('says lower-case words with single spaces, the same for the same seed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...numbers), seeds, (subject, seed) => {
        const said = say(subject, seed);
        expect(said).toMatch(/^[a-z0-9%°/.-]+(?: [a-z0-9%°/-]+)*$/u);
        expect(say(subject, seed)).toBe(said);
      }),
    );
  });

  it('stays in the range of the parameter, whatever the unit', () => {
    const millimetres: readonly (readonly [RegExp, number])[] = [
      [/^([\d.]+) ?(?:mm|millimet(?:re|er)s?)$/u, 1],
      [/^([\d.]+) ?(?:cm|centimet(?:re|er)s?)$/u, 10],
      [/^([\d.]+) ?(?:in|inch|inches)$/u, 25.4],
    ];
    fc.assert(
      fc.property(seeds, (seed) => {
        const said = say(distance, seed);
        for (const [pattern, factor] of millimetres) {
          const figure = Number(pattern.exec(said)?.[1] ?? 1);
          expect(figure * factor).toBeGreaterThanOrEqual(1);
          expect(figure * factor).toBeLessThanOrEqual(300 + factor / 2);
        }
      }),
    );
  });

  it('never says "a" or "an" after another determiner', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        expect(say(distance, seed, { wordBefore: 'another' })).not.toMatch(/^(?:an?|half an) /u);
      }),
    );
  });

  it('says one inch and two inches', () => {
    const said = Array.from({ length: 2000 }, (_, seed) => say(distance, seed));
    expect(said.filter((text) => /^(?:1|one) (?:inches|centimetres|centimeters|millimetres)$/u.test(text))).toEqual([]);
    expect(said.filter((text) => /^(?:2|two) inches$/u.test(text))).not.toEqual([]);
  });

  it('says a scale from nought also in percent, but never a change of it', () => {
    const volume = parameter('adjust_volume', 'set_value');
    const said = Array.from({ length: 300 }, (_, seed) => say(volume, seed));
    expect(said.some((text) => text.endsWith('percent'))).toBe(true);
    const changes = Array.from({ length: 300 }, (_, seed) => say(parameter('adjust_volume', 'volume_diff'), seed, { isDifference: true }));
    expect(changes.filter((text) => /percent|%|-\d|^0$/u.test(text))).toEqual([]);
  });

  it('writes between half and seven tenths of the numbers in digits', () => {
    const said = Array.from({ length: 4000 }, (_, seed) => say(parameter('set_fan_speed', 'level'), seed));
    const share = said.filter((text) => /^\d/u.test(text)).length / said.length;
    expect(share).toBeGreaterThan(0.5);
    expect(share).toBeLessThan(0.7);
  });
});
