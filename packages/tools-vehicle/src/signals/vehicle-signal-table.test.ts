import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isVehicleSignalPath, signalDeclaration } from './vehicle-signal.ts';

interface CatalogueSignal {
  readonly path: string;
  readonly access: string;
  readonly entry: string;
  readonly mapping: string;
}

const catalogue: { readonly tools: readonly { readonly name: string; readonly vss: readonly CatalogueSignal[] }[] } = JSON.parse(
  readFileSync(new URL('../__fixtures__/vehicle-catalogue.json', import.meta.url), 'utf8'),
);

const signals = catalogue.tools.flatMap(({ name, vss }) => vss.map((signal) => ({ ...signal, tool: name })));

describe('vehicleSignalTable', () => {
  it.each(signals)('declares $path of $tool as the catalogue does', ({ path, access, mapping: _mapping, tool: _tool, ...declared }) => {
    if (!isVehicleSignalPath(path)) throw new Error(`${path} is not declared`);
    expect(signalDeclaration(path)).toEqual(declared);
    expect(access === 'get' || declared.entry === 'actuator').toBe(true);
  });

  it('does not take the names of object members for leaves', () => {
    expect(isVehicleSignalPath('toString')).toBe(false);
  });
});
