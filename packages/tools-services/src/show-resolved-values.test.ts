import { type ApprovalRequest, type Approve, digestCall, toolId } from '@octoweave/core';
import { describe, expect, it } from 'vitest';
import { checkScriptedCall, hashAll, runServiceTool, type ScriptedCall } from './__fixtures__/run-service-tool.ts';
import { readCatalogue, serviceNames } from './__fixtures__/service-catalogue.ts';
import { implementServicePack, printShownValues, servicePacks, showResolvedValues, simulatedServices } from './index.ts';

const rolls: ScriptedCall = {
  service: 'doordash',
  tool: 'add_dish_to_cart',
  input: { restaurant_name: 'Lotus Thai', dish_name: 'Spring Rolls' },
};

const context = { signal: new AbortController().signal, reportChange: () => undefined };

const sensitive = serviceNames.flatMap((service) =>
  readCatalogue(service)
    .tools.filter(({ sideEffect }) => sideEffect === 'sensitive')
    .map(({ name, confirm, example }) => ({ service, name, confirm, input: example.arguments })),
);

describe('the previews of sensitive tools', () => {
  it.each(sensitive)('show of $name what the catalogue lists, and change nothing', async ({ service, name, confirm, input }) => {
    const services = simulatedServices();
    await runServiceTool(services, rolls);
    const hashes = hashAll(services);
    const { tool, checked } = await checkScriptedCall(services, { service, tool: name, input });
    const shown = await tool.preview?.(checked, {});
    expect(Object.keys(shown ?? {})).toEqual(confirm.show);
    expect(Object.values(shown ?? {})).not.toContain('default');
    const message = printShownValues(tool.definition.confirmation, shown ?? {});
    expect(message).not.toMatch(/[{}]|undefined/u);
    expect(hashAll(services)).toEqual(hashes);
  });

  it('are there for sensitive tools only', () => {
    const services = simulatedServices();
    const pack = implementServicePack('travel', { device: services.travel });
    for (const { definition, preview } of pack.tools) expect(preview !== undefined).toBe(definition.effect === 'sensitive');
  });

  it('bind the call: it fails with changed-since-shown where it would come to something else now', async () => {
    const services = simulatedServices();
    await runServiceTool(services, rolls);
    const { tool, checked } = await checkScriptedCall(services, { service: 'doordash', tool: 'place_delivery_order', input: {} });
    await tool.preview?.(checked, {});
    await runServiceTool(services, rolls);
    const hashes = hashAll(services);
    await expect(tool.execute(checked, context)).rejects.toMatchObject({ name: 'ToolFailure', code: 'changed-since-shown' });
    expect(hashAll(services)).toEqual(hashes);
    await tool.preview?.(checked, {});
    await expect(tool.execute(checked, context)).resolves.toMatchObject({ order_id: 'D-2211' });
  });
});

describe('showResolvedValues', () => {
  const requestOf = async (services: ReturnType<typeof simulatedServices>, input: object): Promise<ApprovalRequest> => {
    const { tool, checked } = await checkScriptedCall(services, { service: 'doordash', tool: 'place_delivery_order', input });
    const call = { id: '1', toolId: toolId('doordash', tool.definition.name), arguments: checked } as ApprovalRequest['call'];
    return { call, effect: 'sensitive', message: 'Order for to default?', digest: digestCall(call) };
  };

  const answering = (heard: ApprovalRequest[]): Approve => {
    return (request) => {
      heard.push(request);
      return Promise.resolve({ type: 'approve', digest: request.digest });
    };
  };

  it('asks with the total, the address and the payment method that default stands for', async () => {
    const services = simulatedServices();
    await runServiceTool(services, rolls);
    const packs = [implementServicePack('doordash', { device: services.doordash })];
    const heard: ApprovalRequest[] = [];
    const request = await requestOf(services, { tip: 2 });
    const decision = await showResolvedValues(answering(heard), { packs })(request, context);
    expect(decision).toEqual({ type: 'approve', digest: request.digest });
    expect(heard.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /^Order for \$\d+\.\d\d to 1420 Page Street, San Francisco\? \(items: 1 × Spring Rolls; tip: \$2\.00; payment method: Visa card ending 4242\)$/u,
      ),
    ]);
    expect(heard[0]?.digest).toBe(request.digest);
  });

  it('denies a call that cannot be previewed, without asking', async () => {
    const services = simulatedServices();
    const packs = [implementServicePack('doordash', { device: services.doordash })];
    const heard: ApprovalRequest[] = [];
    const decision = await showResolvedValues(answering(heard), { packs })(await requestOf(services, {}), context);
    expect(decision).toEqual({ type: 'deny', message: 'There is nothing in the delivery cart.' });
    expect(heard).toEqual([]);
  });

  it('asks about calls of other packs as they are', async () => {
    const heard: ApprovalRequest[] = [];
    const request = await requestOf(simulatedServices(), {});
    await showResolvedValues(answering(heard), { packs: [] })(request, context);
    expect(heard).toEqual([request]);
  });
});

describe('printShownValues', () => {
  it('fills in once: a value that looks like a name in braces stays as it is', () => {
    const { confirmation } = servicePacks.yelp.definitions.find(({ name }) => name === 'cancel_reservation') ?? {
      confirmation: { policy: 'never' as const },
    };
    expect(printShownValues(confirmation, { reservation_id: '{reservation_id} $& $1' })).toBe('Cancel reservation {reservation_id} $& $1?');
  });
});
