import type { ImplementedToolPack, UndoCall } from '@octoweave/core';
import { runAndUndo, type UndoneRun } from '@octoweave/core/testing';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffAll, implementAll, runServiceTool, snapshotAll } from './__fixtures__/run-service-tool.ts';
import { serviceToolCases } from './__fixtures__/service-tool-cases.ts';
import { implementServicePack, type ServiceName, servicePacks, type SimulatedServices, simulatedServices } from './index.ts';

const cases = serviceToolCases.map((one) => Object.assign({ call: `${one.service}.${one.tool} ${JSON.stringify(one.input)}` }, one));

/** What a tool leaves when it is undone: nothing, or the record of a booking, cancelled. The others have no way back. */
const leaves: Readonly<Record<string, 'nothing' | 'a cancelled record'>> = {
  make_reservation: 'a cancelled record',
  add_dish_to_cart: 'nothing',
  remove_dish_from_cart: 'nothing',
  place_delivery_order: 'a cancelled record',
  play_title: 'nothing',
  set_subtitles: 'nothing',
  book_flight: 'a cancelled record',
  book_hotel: 'a cancelled record',
  rent_car: 'a cancelled record',
};

const packOf = (services: SimulatedServices, service: ServiceName): ImplementedToolPack => {
  const tools = implementAll(services)[service];
  return { ...servicePacks[service], tools };
};

/** Paths that may differ: of calls that stay, and of records that are said to remain. */
const admittedPaths = ({ plan }: UndoneRun): readonly string[] =>
  plan.steps.flatMap((step) =>
    step.type === 'refusal' || step.remains !== undefined
      ? step.call.changes
          .filter(({ path, from }) => step.type === 'refusal' || (from === null && !path.includes('.cart.')))
          .map(({ path }) => path)
      : [],
  );

const unexplained = (undone: UndoneRun, paths: readonly string[]): readonly string[] => {
  const admitted = admittedPaths(undone);
  return paths.filter((path) => !admitted.some((one) => `${path}.`.startsWith(`${one}.`) || `${one}.`.startsWith(`${path}.`)));
};

const dish = (dish_name: string, more: UndoCall['input'] = {}): UndoCall => ({
  tool: 'add_dish_to_cart',
  input: { restaurant_name: 'Lotus Thai', dish_name, quantity: 2, ...more },
});

const cartOf = async (calls: readonly UndoCall[]): Promise<readonly [cart: unknown, undone: UndoneRun]> => {
  const services = simulatedServices();
  const undone = await runAndUndo(implementServicePack('doordash', { device: services.doordash }), calls);
  return [services.doordash.snapshot().cart, undone];
};

describe('undo of service tools', () => {
  it.each(cases)('takes back $call, or says why not', async ({ service, tool, input, after = [] }) => {
    const services = simulatedServices();
    for (const [name, earlier] of after) await runServiceTool(services, { service, tool: name, input: earlier });
    const before = snapshotAll(services);
    const undone = await runAndUndo(packOf(services, service), [{ tool, input }]);
    const [step] = undone.plan.steps;
    expect(undone.undoing?.calls.every(({ status }) => status === 'confirmed') ?? true).toBe(true);
    if (step?.type === 'refusal') {
      expect(Object.hasOwn(leaves, tool)).toBe(false);
      expect(step.reason).toMatch(/^\p{Lu}.*\.$/u);
      return;
    }
    const differences = diffAll(services, before);
    expect(differences).toHaveLength(leaves[tool] === 'a cancelled record' ? 1 : 0);
    for (const { to } of differences) expect(to).toMatchObject({ status: 'cancelled' });
    expect(step?.remains !== undefined).toBe(differences.length > 0);
  });

  it('empties a cart of what was put into it, and of nothing else', async () => {
    const [, { plan }] = await cartOf([dish('Pad Thai'), dish('Spring Rolls'), dish('Pad Thai', { special_instructions: 'no peanuts' })]);
    expect(plan.steps.map(({ type }) => type)).toEqual(['refusal', 'undo', 'refusal']);
    expect(plan.calls).toMatchObject([{ toolId: 'doordash.remove_dish_from_cart', arguments: { dish_name: { value: 'Spring Rolls' } } }]);
    expect((await cartOf([dish('Pad Thai'), dish('Spring Rolls')]))[0]).toEqual({ restaurantId: null, lines: {} });
  });

  it('puts an order back into the cart once it is cancelled', async () => {
    const services = simulatedServices();
    const pack = implementServicePack('doordash', { device: services.doordash });
    await runServiceTool(services, { service: 'doordash', ...dish('Pad Thai', { special_instructions: 'no "peanuts"; tip(100)' }) });
    const { cart } = services.doordash.snapshot();
    const { plan } = await runAndUndo(pack, [{ tool: 'place_delivery_order', input: {} }]);
    expect(plan.calls.map(({ toolId, after }) => [toolId, after])).toEqual([
      ['doordash.cancel_delivery_order', []],
      ['doordash.add_dish_to_cart', ['1']],
    ]);
    expect(services.doordash.snapshot().cart).toEqual(cart);
  });

  it('leaves every service as it was after any useful calls, but for what it says stays', async () => {
    const service = fc.constantFrom(...new Set(serviceToolCases.map((one) => one.service)));
    const script = service.chain((name) => {
      const useful = serviceToolCases
        .filter((one) => one.service === name)
        .flatMap(({ tool, input, after = [] }) => [...after, [tool, input] as const]);
      const call = fc.constantFrom(...useful).map(([tool, input]): UndoCall => ({ tool, input }));
      return fc.record({ name: fc.constant(name), calls: fc.array(call, { minLength: 1, maxLength: 6 }) });
    });
    await fc.assert(
      fc.asyncProperty(script, async ({ name, calls }) => {
        const services = simulatedServices();
        const before = snapshotAll(services);
        const undone = await runAndUndo(packOf(services, name), calls);
        const paths = diffAll(services, before).map(({ path }) => path);
        expect(undone.undoing?.calls.every(({ status }) => status === 'confirmed') ?? true).toBe(true);
        expect(unexplained(undone, paths)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
