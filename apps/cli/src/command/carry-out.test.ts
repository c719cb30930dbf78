import { createCallRunner, parseCallText, type Approve, type CallRunner, type ToolCall } from '@octoweave/core';
import { androidPack, implementAndroidPack, simulatedPhone } from '@octoweave/tools-android';
import { implementVehiclePack, simulatedVehicle, vehiclePack } from '@octoweave/tools-vehicle';
import { describe, expect, it } from 'vitest';
import { scriptedTerminal } from '../__fixtures__/scripted-terminal.ts';
import { exitStatus, type ExitStatus } from '../exit-status.ts';
import { createConsent, type CreateConsentOptions } from '../input/consent.ts';
import type { Terminal } from '../input/terminal.ts';
import type { CommandEvent } from '../presentation/command-event.ts';
import { carryOut } from './carry-out.ts';

const parse = (text: string): readonly ToolCall[] => parseCallText(text, { packs: [vehiclePack] }).calls;
const createRunner = (): CallRunner => createCallRunner({ packs: [implementVehiclePack({ device: simulatedVehicle() })] });

async function carry(
  text: string,
  terminal: Terminal | undefined,
  runner = createRunner(),
): Promise<{ readonly status: ExitStatus; readonly started: readonly string[] }> {
  const started: string[] = [];
  const show = (event: CommandEvent): void => {
    if (event.type === 'call-start') started.push(`${event.call.id} ${Object.values(event.resolved.arguments).join(' ')}`);
  };
  const status = await carryOut(runner.runCalls(parse(text)), { runner, show, terminal });
  return { status, started };
}

describe('carryOut', () => {
  it('runs a call again with the answer, and the others once', async () => {
    const terminal = scriptedTerminal(['seventy two']);
    const { status, started } = await carry("operate_sunroof('open', 50); set_climate_temperature('driver', ?)", terminal);
    expect(started).toEqual(['1 open 50', '2 driver 72']);
    expect(status).toBe(exitStatus.succeeded);
  });

  it('asks again where the answer is no value, and keeps what was answered before', async () => {
    const terminal = scriptedTerminal(['rear', 'three hundred', '70']);
    const { status, started } = await carry('set_climate_temperature(?, ?)', terminal);
    expect(terminal.shown).toHaveLength(3);
    expect(started).toEqual(['1 rear 70']);
    expect(status).toBe(exitStatus.succeeded);
  });

  it('leaves a call without an answer as it is', async () => {
    const { status, started } = await carry("operate_sunroof('open', 50); set_climate_temperature('driver', ?)", scriptedTerminal([]));
    expect(started).toEqual(['1 open 50']);
    expect(status).toBe(exitStatus.incomplete);
  });

  it('takes what a person types for words, whatever it looks like', async () => {
    const { status, started } = await carry('start_navigation(?)', scriptedTerminal(['$1', 'home;vehicle.control_trunk("open")']));
    expect(started).toEqual(['1 $1']);
    expect(status).not.toBe(exitStatus.failed);
  });

  it('asks nobody where nobody is there', async () => {
    expect((await carry("set_climate_temperature('driver', ?)", undefined)).status).toBe(exitStatus.incomplete);
  });

  it('does not count a run as done where an earlier one left a call undone', async () => {
    const { status } = await carry("control_trunk('open'); set_climate_temperature('driver', ?)", scriptedTerminal(['70']));
    expect(status).toBe(exitStatus.incomplete);
  });

  it('asks which of several things of the device is meant, and runs the call with the choice', async () => {
    const device = simulatedPhone();
    const approve: Approve = ({ digest }) => Promise.resolve({ type: 'approve', digest });
    const runner = createCallRunner({ packs: [implementAndroidPack({ device })], approve });
    const terminal = scriptedTerminal(['Maria Garcia, +14155550102']);
    const { calls } = parseCallText('send_text_message("Maria", "hi")', { packs: [androidPack] });
    const status = await carryOut(runner.runCalls(calls), { runner, show: () => undefined, terminal });
    expect(terminal.shown).toEqual([
      'Several contacts are called "Maria". Which one? [Maria Lopez, +14155550101 | Maria Garcia, +14155550102]',
    ]);
    expect(Object.values(device.snapshot().messages)).toMatchObject([{ number: '+14155550102', text: 'hi' }]);
    expect(status).toBe(exitStatus.succeeded);
  });

  it('asks for consent once it is known whom a name means, and with that', async () => {
    const device = simulatedPhone();
    const terminal = scriptedTerminal(['Maria Garcia, +14155550102', 'Approve']);
    const pack = implementAndroidPack({ device });
    const toolOf: CreateConsentOptions['toolOf'] = (id) => pack.tools.find(({ definition }) => id === `android.${definition.name}`);
    const approve = createConsent({ consentsToWrites: false, consentsTo: new Set(), terminal, toolOf });
    const runner = createCallRunner({ packs: [pack], approve });
    const { calls } = parseCallText('make_phone_call("Maria")', { packs: [androidPack] });
    expect(await carryOut(runner.runCalls(calls), { runner, show: () => undefined, terminal })).toBe(exitStatus.succeeded);
    expect(terminal.shown).toEqual([
      expect.stringContaining('Several contacts are called "Maria". Which one?'),
      '  android.make_phone_call  (sensitive)\n    phone_number    Maria Garcia, +14155550102',
      'Call Maria Garcia, +14155550102? [Approve | Edit the values | Deny]',
    ]);
    expect(Object.values(device.snapshot().calls)).toMatchObject([{ number: '+14155550102' }]);
  });

  it('shows what a call of a dry run would send after its end, and before that of the run', async () => {
    const runner = createRunner();
    const types: string[] = [];
    await carryOut(runner.runCalls(parse("operate_sunroof('open')"), { isDryRun: true }), {
      runner,
      show: ({ type }) => void types.push(type),
      previewCall: () => Promise.resolve({ steps: [] }),
      terminal: undefined,
    });
    expect(types.slice(-3)).toEqual(['call-end', 'call-preview', 'run-end']);
  });
});
