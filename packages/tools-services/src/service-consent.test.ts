import {
  type AgentEvent,
  type ApprovalDecision,
  type Approve,
  createCallRunner,
  type JsonValue,
  literal,
  type ShownValues,
  toolId,
} from '@octoweave/core';
import { describe, expect, it } from 'vitest';
import { checkScriptedCall, hashAll, runServiceTool, type ScriptedCall } from './__fixtures__/run-service-tool.ts';
import { readCatalogue, serviceNames } from './__fixtures__/service-catalogue.ts';
import { implementServicePack, type ServiceName, simulatedServices, type SimulatedServices } from './index.ts';

const rolls: ScriptedCall = {
  service: 'doordash',
  tool: 'add_dish_to_cart',
  input: { restaurant_name: 'Lotus Thai', dish_name: 'Spring Rolls' },
};

const signal = new AbortController().signal;

const sensitive = serviceNames.flatMap((service) =>
  readCatalogue(service)
    .tools.filter(({ sideEffect }) => sideEffect === 'sensitive')
    .map(({ name, confirm, example }) => ({ service, name, confirm, input: example.arguments })),
);

interface Consented {
  readonly service: ServiceName;
  readonly tool: string;
  readonly input: Readonly<Record<string, JsonValue>>;
}

/** Runs a call with consent, and notes what it was asked for. */
async function consent(
  services: SimulatedServices,
  { service, tool, input }: Consented,
  answer: Approve = ({ digest }) => Promise.resolve({ type: 'approve', digest }),
) {
  const messages: string[] = [];
  const approve: Approve = (request, options) => {
    messages.push(request.message);
    return answer(request, options);
  };
  const runner = createCallRunner({ packs: [implementServicePack(service, { device: services[service] })], approve });
  const given = Object.fromEntries(Object.entries(input).map(([name, value]) => [name, literal(value)]));
  const events: AgentEvent[] = [];
  for await (const event of runner.runCalls([{ id: '1', toolId: toolId(service, tool), arguments: given }])) events.push(event);
  return { messages, end: events.find((event) => event.type === 'call-end') };
}

const order: Consented = { service: 'doordash', tool: 'place_delivery_order', input: {} };

describe('tools that need consent', () => {
  it.each(sensitive)('show of $name what the catalogue lists, and change nothing', async ({ service, name, confirm, input }) => {
    const services = simulatedServices();
    await runServiceTool(services, rolls);
    const hashes = hashAll(services);
    const { tool, checked } = await checkScriptedCall(services, { service, tool: name, input });
    const shown: ShownValues = (await tool.prepare?.(checked, { signal }))?.shown ?? {};
    expect(Object.keys(shown)).toEqual(confirm.show);
    expect(Object.values(shown)).not.toContain('default');
    const { messages } = await consent(services, { service, tool: name, input }, () => Promise.resolve({ type: 'deny', message: 'no' }));
    expect(messages).toEqual([expect.not.stringMatching(/[{}]|undefined/u)]);
    expect(hashAll(services)).toEqual(hashes);
  });

  it('are those that are sensitive, and no others look at the service before', () => {
    const services = simulatedServices();
    for (const service of serviceNames)
      for (const { definition, prepare } of implementServicePack(service, { device: services[service] }).tools)
        expect(prepare !== undefined).toBe(definition.effect === 'sensitive');
  });

  it('ask with the total, the address and the payment method that default stands for', async () => {
    const services = simulatedServices();
    await runServiceTool(services, rolls);
    const { messages, end } = await consent(services, { ...order, input: { tip: 2 } });
    expect(messages).toEqual([
      expect.stringMatching(
        /^Order for \$\d+\.\d\d to 1420 Page Street, San Francisco\? \(items: 1 × Spring Rolls; tip: \$2\.00; payment method: Visa card ending 4242\)$/u,
      ),
    ]);
    expect(end).toMatchObject({ outcome: { status: 'succeeded' } });
  });

  it('fail before anybody is asked where the call could only fail, and ask back where it says too little', async () => {
    const services = simulatedServices();
    expect(await consent(services, order)).toMatchObject({
      messages: [],
      end: { outcome: { status: 'failed', message: 'There is nothing in the delivery cart.' } },
    });
    await runServiceTool(services, rolls);
    expect(await consent(services, { ...order, input: { delivery_address: 'the usual place' } })).toMatchObject({
      messages: [],
      end: { outcome: { status: 'needs-input', missing: [{ parameter: 'delivery_address', choices: ['home', 'office'] }] } },
    });
  });

  it('ask again with the new total where the call is edited', async () => {
    const services = simulatedServices();
    await runServiceTool(services, rolls);
    const decisions: ApprovalDecision[] = [{ type: 'edit', arguments: { tip: 7 } }];
    const { messages } = await consent(services, order, ({ digest }) => Promise.resolve(decisions.shift() ?? { type: 'approve', digest }));
    expect(messages).toEqual([expect.stringContaining('tip: $0.00'), expect.stringContaining('tip: $7.00')]);
  });

  it('do nothing where the call would come to something else than was shown', async () => {
    const services = simulatedServices();
    await runServiceTool(services, rolls);
    let hashes: readonly string[] = [];
    const { end } = await consent(services, order, async ({ digest }) => {
      await runServiceTool(services, rolls);
      hashes = hashAll(services);
      return { type: 'approve', digest };
    });
    expect(end).toMatchObject({ outcome: { status: 'failed', code: 'changed-since-shown' } });
    expect(hashAll(services)).toEqual(hashes);
    expect((await consent(services, order)).end).toMatchObject({ outcome: { status: 'succeeded', value: { order_id: 'D-2211' } } });
  });
});
