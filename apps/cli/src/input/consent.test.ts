import { type ApprovalDecision, type ApprovalRequest, type ImplementedToolPack, type ToolEffect } from '@octoweave/core';
import { implementAndroidPack, simulatedPhone } from '@octoweave/tools-android';
import { implementVehiclePack, simulatedVehicle, vehiclePack } from '@octoweave/tools-vehicle';
import { describe, expect, it } from 'vitest';
import { scriptedTerminal } from '../__fixtures__/scripted-terminal.ts';
import { createConsent, type CreateConsentOptions } from './consent.ts';

const request = (effect: ToolEffect = 'sensitive'): ApprovalRequest => ({
  call: { id: '1', toolId: 'vehicle.set_climate_temperature', arguments: { zone: 'driver', temperature: 70 } },
  effect,
  message: 'Really?',
  digest: 'd',
});
const toolIn =
  ({ name, tools }: ImplementedToolPack): CreateConsentOptions['toolOf'] =>
  (id) =>
    tools.find(({ definition }) => id === `${name}.${definition.name}`);
const decide = (options: Partial<CreateConsentOptions>, asked = request()): Promise<ApprovalDecision> =>
  createConsent({
    consentsToWrites: false,
    consentsTo: new Set(),
    terminal: undefined,
    toolOf: toolIn(implementVehiclePack({ device: simulatedVehicle() })),
    ...options,
  })(asked, {
    signal: new AbortController().signal,
  });

describe('createConsent', () => {
  it('denies where nobody can be asked', async () => {
    expect(await decide({})).toMatchObject({ type: 'deny' });
  });

  it('consents to writes by rule, and not to sensitive calls', async () => {
    expect(await decide({ consentsToWrites: true }, request('write'))).toEqual({ type: 'approve', digest: 'd', by: 'rule' });
    expect(await decide({ consentsToWrites: true })).toMatchObject({ type: 'deny' });
  });

  it('consents to the sensitive tools that were named, and to no others', async () => {
    expect(await decide({ consentsTo: new Set(['vehicle.set_climate_temperature']) })).toEqual({
      type: 'approve',
      digest: 'd',
      by: 'rule',
    });
    expect(await decide({ consentsTo: new Set(['vehicle.control_trunk']) })).toMatchObject({ type: 'deny' });
  });

  it('shows tool, effect and every value before it asks', async () => {
    const terminal = scriptedTerminal(['Approve']);
    expect(await decide({ terminal })).toEqual({ type: 'approve', digest: 'd', by: 'person' });
    expect(terminal.shown[0]).toMatch(/vehicle\.set_climate_temperature +\(sensitive\)\n +zone +driver\n +temperature +70/u);
    expect(terminal.shown[1]).toBe('Really? [Approve | Edit the values | Deny]');
  });

  it.each([['Deny'], [undefined]])('takes %s for a denial', async (answer) => {
    expect(await decide({ terminal: scriptedTerminal(answer === undefined ? [] : [answer]) })).toMatchObject({ type: 'deny' });
  });

  it('asks for each value to edit, and again where it is none', async () => {
    const names = vehiclePack.definitions.find(({ name }) => name === 'set_climate_temperature')?.parameters.map(({ name }) => name);
    expect(names?.slice(0, 2)).toEqual(['zone', 'temperature']);
    const terminal = scriptedTerminal(['Edit the values', 'rear', 'three hundred', 'seventy two']);
    expect(await decide({ terminal })).toEqual({ type: 'edit', arguments: { zone: 'rear', temperature: 72 } });
    expect(terminal.shown.some((text) => text.includes('60 to 80'))).toBe(true);
  });

  it('shows what the device says in place of an argument, and besides the arguments', async () => {
    const terminal = scriptedTerminal(['Approve']);
    const { call } = request();
    await decide({ terminal }, { ...request(), call: { ...call, shown: { zone: 'left seat', cost: '$3' } } });
    expect(terminal.shown[0]).toMatch(/\n +zone +left seat\n +temperature +70\n +cost +\$3/u);
  });

  it('takes words for a value that its tool looks up, and no others', async () => {
    const toolOf = toolIn(implementAndroidPack({ device: simulatedPhone() }));
    const values = { recipient: 'dana@example.com', title: 'Review', content: 'Hi' };
    const mail = { ...request(), call: { id: '1', toolId: 'android.send_email', arguments: values } } as const;
    const terminal = scriptedTerminal(['Edit the values', 'Maria', 'Review', 'Hi', '', 'Mom and bob at example dot com', '']);
    expect(await decide({ terminal, toolOf }, mail)).toEqual({
      type: 'edit',
      arguments: { ...values, recipient: 'Maria', cc: ['Mom', 'bob@example.com'] },
    });
  });

  it('denies where editing is broken off', async () => {
    expect(await decide({ terminal: scriptedTerminal(['Edit the values', 'rear']) })).toMatchObject({ type: 'deny' });
  });
});
