import { describe, expect, it } from 'vitest';
import { implementAll, runServiceTool, snapshotAll, diffAll } from './__fixtures__/run-service-tool.ts';
import { readCatalogue, serviceNames } from './__fixtures__/service-catalogue.ts';
import { serviceToolCases } from './__fixtures__/service-tool-cases.ts';
import { checkGoals, createSteppedClock, type Goal, servicePacks, simulatedServices } from './index.ts';

const cases = serviceToolCases.map((one) => Object.assign({ call: `${one.service}.${one.tool} ${JSON.stringify(one.input)}` }, one));
const byPath = (left: { readonly path: string }, right: { readonly path: string }): number => left.path.localeCompare(right.path);

describe('the tools of simulated services', () => {
  it('are all in the cases', () => {
    const covered = new Set(serviceToolCases.map(({ service, tool }) => `${service}.${tool}`));
    const all = serviceNames.flatMap((service) => servicePacks[service].definitions.map(({ name }) => `${service}.${name}`));
    expect(covered).toEqual(new Set(all));
  });

  it.each(cases)(
    'do just what $call asks for, and report it',
    async ({ service, tool, input, after = [], value, goals = [], mayChange = [] }) => {
      const services = simulatedServices();
      for (const [name, earlier] of after) {
        const run = await runServiceTool(services, { service, tool: name, input: earlier });
        expect(run.message).toBeUndefined();
      }
      const before = snapshotAll(services);
      const run = await runServiceTool(services, { service, tool, input });
      expect(run.message).toBeUndefined();
      expect({ value: run.value }).toMatchObject({ value });
      const definition = servicePacks[service].definitions.find(({ name }) => name === tool);
      expect(definition?.output['~standard'].validate(run.value)).not.toHaveProperty('issues');
      const differences = diffAll(services, before);
      expect(differences.length > 0).toBe(definition?.effect !== 'read');
      const state: unknown = services[service].snapshot();
      expect(checkGoals(state, { goals: goals as readonly Goal<unknown>[], differences, mayChange })).toEqual([]);
      expect(mayChange.filter((start) => !differences.some(({ path }) => path.startsWith(start)))).toEqual([]);
      expect(run.changes.toSorted(byPath)).toEqual(differences.toSorted(byPath));
      for (const goal of goals as readonly Goal<unknown>[]) expect(goal.isMet(before[service])).toBe(false);
    },
  );

  it.each(serviceNames)('of %s carry out the examples of the catalogue', async (service) => {
    for (const { name, example } of readCatalogue(service).tools) {
      const services = simulatedServices();
      if (service === 'doordash')
        await runServiceTool(services, {
          service,
          tool: 'add_dish_to_cart',
          input: { restaurant_name: 'Lotus Thai', dish_name: 'Spring Rolls' },
        });
      if (name === 'control_playback') await runServiceTool(services, { service, tool: 'play_title', input: { title: 'Dark' } });
      const run = await runServiceTool(services, { service, tool: name, input: example.arguments });
      expect({ name, message: run.message }).toEqual({ name, message: undefined });
    }
  });

  it('do nothing once they are aborted', async () => {
    const services = simulatedServices();
    const hash = services.yelp.hash();
    const save = implementAll(services).yelp.find(({ definition }) => definition.name === 'save_business');
    const reason = new Error('enough');
    const context = { signal: AbortSignal.abort(reason), reportChange: () => undefined };
    await expect(save?.execute({ business_name: 'Nopa', collection: 'x' }, context)).rejects.toBe(reason);
    expect(services.yelp.hash()).toBe(hash);
  });

  it('tell where an order is by the clock', async () => {
    const clock = createSteppedClock();
    const services = simulatedServices({ clock });
    const track = async (): Promise<unknown> =>
      (await runServiceTool(services, { service: 'doordash', tool: 'track_delivery_order', input: {} })).value;
    clock.advance(15 * 60_000);
    expect(await track()).toEqual({ status: 'on its way', eta_minutes: 15 });
    clock.advance(15 * 60_000);
    expect(await track()).toEqual({ status: 'delivered', eta_minutes: 0 });
  });

  it('charge for a flight what the search offered', async () => {
    const services = simulatedServices();
    const input = { origin: 'SFO', destination: 'NRT', departure_date: '2027-05-03' };
    const offers = await runServiceTool(services, { service: 'travel', tool: 'search_flights', input });
    const booking = { flight_number: 'UA837', departure_date: '2027-05-03' };
    const { value } = await runServiceTool(services, { service: 'travel', tool: 'book_flight', input: booking });
    const { total } = value as { readonly total: number };
    expect(offers.value).toContainEqual(expect.objectContaining({ flight_number: 'UA837', price: total }));
  });
});
