import type { AnyToolDefinition, ToolSchema } from '@octoweave/core';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashAll, runServiceTool, type ScriptedCall, snapshotAll, diffAll } from './__fixtures__/run-service-tool.ts';
import { serviceNames } from './__fixtures__/service-catalogue.ts';
import { serviceToolCases } from './__fixtures__/service-tool-cases.ts';
import {
  applyDoordash,
  applyShop,
  applyTravel,
  applyVideoStreaming,
  applyYelp,
  createSteppedClock,
  servicePacks,
  type SimulatedServices,
  simulatedServices,
} from './index.ts';

/** Words the services know, and names that are dangerous as keys. */
const knownWords = [
  ...new Set(serviceToolCases.flatMap(({ input }) => Object.values(input)).filter((value) => typeof value === 'string')),
  'Blue Kettle Coffee',
  'curry',
  'chair',
  'The Office',
  'Sakura Inn',
  'Tokyo',
  'card',
  '__proto__',
  'constructor',
  'R-1043',
  'E-5532',
];

const date = fc
  .date({ min: new Date('2026-12-01'), max: new Date('2028-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));

const time = fc.integer({ min: 0, max: 47 }).map((half) => new Date(half * 1_800_000).toISOString().slice(11, 16));

function textOf(format: string | undefined): fc.Arbitrary<unknown> {
  if (format === 'date') return date;
  return format === 'time' ? time : fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...knownWords) }, fc.string());
}

function valueOf(schema: ToolSchema): fc.Arbitrary<unknown> {
  if (schema.type === 'enumeration') return fc.constantFrom(...schema.values);
  if (schema.type === 'boolean') return fc.boolean();
  if (schema.type === 'text') return textOf(schema.format);
  if (schema.type === 'list') return fc.array(valueOf(schema.items), { minLength: schema.minimumItems, maxLength: 3 });
  const { type, minimum: min = -1000, maximum: max = 1000 } = schema;
  return type === 'integer' ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true });
}

function inputOf({ parameters, input }: AnyToolDefinition): fc.Arbitrary<Readonly<Record<string, unknown>>> {
  const required = parameters.filter(({ isOptional }) => !isOptional).map(({ name }) => name);
  const fields = Object.fromEntries(parameters.map(({ name, schema }) => [name, valueOf(schema)]));
  const codes: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
    flight_number: fc.constantFrom('UA837', 'AF84', 'ZZ9'),
    language: fc.constantFrom('en', 'fi'),
  };
  const known = Object.fromEntries(Object.entries(codes).filter(([name]) => name in fields));
  return fc.record({ ...fields, ...known }, { requiredKeys: required }).filter((value) => {
    const checked = input['~standard'].validate(value);
    return !(checked instanceof Promise) && !checked.issues;
  });
}

const everyTool = serviceNames.flatMap((service) => servicePacks[service].definitions.map((definition) => ({ service, definition })));

const callOf = (tools: typeof everyTool): fc.Arbitrary<ScriptedCall> =>
  fc
    .constantFrom(...tools)
    .chain(({ service, definition }) => inputOf(definition).map((input) => ({ service, tool: definition.name, input })));

/** Calls that succeed, so that something is in the carts and among the bookings. */
const usefulCall = fc.constantFrom(...serviceToolCases.map(({ service, tool, input }): ScriptedCall => ({ service, tool, input })));

const call = fc.oneof({ weight: 3, arbitrary: callOf(everyTool) }, { weight: 1, arbitrary: usefulCall });
const calls = fc.array(call, { maxLength: 6 });
const seed = fc.integer({ min: 0, max: 5 });

const byPath = (left: { readonly path: string }, right: { readonly path: string }): number => (left.path < right.path ? -1 : 1);

async function replay(services: SimulatedServices, script: readonly ScriptedCall[]): Promise<readonly unknown[]> {
  const runs: unknown[] = [];
  for (const one of script) runs.push(await runServiceTool(services, one));
  return runs;
}

function restoreAll(services: SimulatedServices, kept: ReturnType<typeof snapshotAll>): void {
  services.yelp.restore(kept.yelp);
  services.doordash.restore(kept.doordash);
  services.ecommerce.restore(kept.ecommerce);
  services.video_streaming.restore(kept.video_streaming);
  services.travel.restore(kept.travel);
}

describe('service tools on any valid input', () => {
  it('throw nothing but a ToolFailure or a ToolNeedsInput, and report just what differs', async () => {
    await fc.assert(
      fc.asyncProperty(seed, calls, call, async (seed, before, one) => {
        const services = simulatedServices({ seed });
        await replay(services, before);
        const kept = snapshotAll(services);
        const text = JSON.stringify(kept);
        const { changes, failure } = await runServiceTool(services, one);
        const differences = diffAll(services, kept);
        expect(changes.toSorted(byPath)).toEqual(differences.toSorted(byPath));
        expect(failure === undefined || differences.length === 0).toBe(true);
        expect(JSON.stringify(kept)).toBe(text);
        expect(JSON.parse(JSON.stringify(snapshotAll(services)))).toEqual(snapshotAll(services));
      }),
      { numRuns: 150 },
    );
  });

  it('end in equal states with equal outcomes when replayed, from the start or from a snapshot', async () => {
    await fc.assert(
      fc.asyncProperty(seed, calls, calls, async (seed, before, script) => {
        const services = simulatedServices({ seed });
        await replay(services, before);
        const kept = snapshotAll(services);
        const runs = await replay(services, script);
        const hashes = hashAll(services);
        restoreAll(services, JSON.parse(JSON.stringify(kept)));
        expect(diffAll(services, kept)).toEqual([]);
        expect(await replay(services, script)).toEqual(runs);
        expect(hashAll(services)).toEqual(hashes);
        const others = simulatedServices({ seed });
        await replay(others, [...before, ...script]);
        expect(hashAll(others)).toEqual(hashes);
      }),
      { numRuns: 30 },
    );
  });

  it('change nothing where they only read', async () => {
    const reading = callOf(everyTool.filter(({ definition }) => definition.effect === 'read'));
    await fc.assert(
      fc.asyncProperty(seed, calls, reading, async (seed, before, one) => {
        const services = simulatedServices({ seed });
        await replay(services, before);
        const hashes = hashAll(services);
        await replay(services, [one]);
        expect(hashAll(services)).toEqual(hashes);
      }),
      { numRuns: 80 },
    );
  });

  it('end in the same state when idempotent tools run twice', async () => {
    const idempotent = callOf(everyTool.filter(({ definition }) => definition.isIdempotent && definition.effect === 'write'));
    await fc.assert(
      fc.asyncProperty(seed, calls, idempotent, async (seed, before, once) => {
        const services = simulatedServices({ seed });
        await replay(services, [...before, once]);
        const hashes = hashAll(services);
        await replay(services, [once]);
        expect(hashAll(services)).toEqual(hashes);
      }),
      { numRuns: 80 },
    );
  });
});

describe('apply', () => {
  it('leaves the given state alone, gives equal steps for equal arguments, and names what it changed', () => {
    const services = simulatedServices();
    const context = { nowMs: createSteppedClock().nowMs() };
    const rating = { operation: 'rateTitle', request: { title: 'Dune', stars: 4 } } as const;
    const dish = {
      operation: 'addDishToCart',
      request: { restaurant_name: 'Lotus Thai', dish_name: 'Pad Thai', quantity: 1 },
    } as const;
    const wish = { operation: 'addToWishlist', request: { product_name: 'Oak bookshelf' } } as const;
    const save = { operation: 'saveBusiness', request: { business_name: 'Nopa', collection: 'Dates' } } as const;
    const cancel = { operation: 'cancelBooking', request: { booking_id: 'T-7718' } } as const;
    const kept = snapshotAll(services);
    const text = JSON.stringify(kept);
    const steps = () => [
      applyVideoStreaming(kept.video_streaming, rating, context),
      applyDoordash(kept.doordash, dish, context),
      applyShop(kept.ecommerce, wish, context),
      applyYelp(kept.yelp, save, context),
      applyTravel(kept.travel, cancel, context),
    ];
    const first = steps();
    expect(steps()).toEqual(first);
    expect(JSON.stringify(kept)).toBe(text);
    expect(first.map(({ events }) => events.map(({ type, path }) => `${type} ${path}`))).toEqual([
      ['value-change video_streaming.ratings.dune'],
      ['value-change doordash.cart.restaurantId', 'value-change doordash.cart.lines.pad-thai#1'],
      ['value-change ecommerce.wishlist'],
      ['value-change yelp.collections.Dates'],
      ['value-change travel.bookings.T-7718.status', 'value-change travel.bookings.T-7718.refund'],
    ]);
  });
});
