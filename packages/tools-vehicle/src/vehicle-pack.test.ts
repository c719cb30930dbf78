import { readFileSync } from 'node:fs';
import { checkPackAgainstCatalogue, type CatalogueTool, type ToolCatalogue } from '@octoweave/core/testing';
import { describeToolPack } from '@octoweave/core/testing/vitest';
import { describe, expect, it } from 'vitest';
import { implementVehiclePack, simulatedVehicle, vehiclePack } from './index.ts';

const catalogue: ToolCatalogue = JSON.parse(readFileSync(new URL('./__fixtures__/vehicle-catalogue.json', import.meta.url), 'utf8'));

/** Numbers and free text are taken as they were said, and nothing else. */
const withExtractive = (tool: CatalogueTool): CatalogueTool => ({
  ...tool,
  parameters: tool.parameters.map((parameter) => ({
    ...parameter,
    extractive: parameter.type === 'integer' || (parameter.type === 'string' && !parameter.enum),
  })),
});

const issuesOf = (name: string, input: unknown): readonly unknown[] => {
  const result = vehiclePack.definitions.find((candidate) => candidate.name === name)?.input['~standard'].validate(input);
  return result && 'issues' in result ? (result.issues ?? []).map(({ path }) => path) : [];
};

describeToolPack({
  pack: vehiclePack,
  simulate: () => {
    const device = simulatedVehicle();
    return { pack: implementVehiclePack({ device }), device };
  },
});

describe('vehiclePack', () => {
  it('is the pack of the catalogue', () => {
    expect(checkPackAgainstCatalogue(vehiclePack, { ...catalogue, tools: catalogue.tools.map(withExtractive) })).toEqual([]);
  });

  it('names the parameter to ask for where parameters depend on each other', () => {
    expect(issuesOf('adjust_volume', {})).toEqual([['set_value']]);
    expect(issuesOf('control_exterior_lights', { light: 'hazard', state: 'auto' })).toEqual([['state']]);
    expect(issuesOf('set_cruise_control', { action: 'set speed' })).toEqual([['speed']]);
    expect(issuesOf('control_charging', { action: 'set limit' })).toEqual([['limit']]);
  });

  it('gives each tool one resource of the car', () => {
    for (const { resource } of vehiclePack.definitions) expect(resource).toMatch(/^vehicle\.[a-z-]+$/u);
  });
});
