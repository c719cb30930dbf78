import {
  type AgentEvent,
  type Approve,
  createCallRunner,
  type FoundValue,
  type JsonValue,
  literal,
  ToolFailure,
  ToolNeedsInput,
} from '@octoweave/core';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostileText } from '../__fixtures__/hostile-text.ts';
import { defaultMacState, hashMacState, implementMacosPack, MacError, type MacDevice, simulatedMac } from '../index.ts';
import { lookUpContact } from './look-up-contact.ts';

/** Runs a call with consent, and notes what it was asked for. */
async function call(tool: string, input: Readonly<Record<string, JsonValue>>, device: MacDevice = simulatedMac()) {
  const messages: string[] = [];
  const approve: Approve = ({ message, digest }) => {
    messages.push(message);
    return Promise.resolve({ type: 'approve', digest });
  };
  const given = Object.fromEntries(Object.entries(input).map(([name, value]) => [name, literal(value)]));
  const events: AgentEvent[] = [];
  const runner = createCallRunner({ packs: [implementMacosPack({ device })], approve });
  for await (const event of runner.runCalls([{ id: '1', toolId: `macos.${tool}`, arguments: given }])) events.push(event);
  return { messages, end: events.find((event) => event.type === 'call-end') };
}

const lookUp = (said: string, kind: 'phones' | 'emails' = 'phones') =>
  lookUpContact({ contacts: simulatedMac().contacts, kind })(said, { parameter: 'recipients', signal: new AbortController().signal });

async function choicesOf(said: string, kind?: 'phones' | 'emails'): Promise<readonly JsonValue[]> {
  const error: unknown = await lookUp(said, kind).catch((reason: unknown) => reason);
  if (error instanceof ToolNeedsInput) return error.choices;
  throw error;
}

describe('lookUpContact', () => {
  it('finds the number or address of the one person meant, also by a nickname', async () => {
    expect(await lookUp('mom')).toEqual({ value: '+14155550109', shown: 'Ruth Okafor, +14155550109' });
    expect(await lookUp('Sid', 'emails')).toEqual({ value: 'sid@example.com', shown: 'Sid Rao, sid@example.com' });
  });

  it('prefers the number that is filed as mobile, and no address to another', async () => {
    expect(await lookUp('Dana')).toMatchObject({ value: '+14155550120' });
    expect(await choicesOf('Dana', 'emails')).toEqual(['Dana Kim (home), dana@example.com', 'Dana Kim (work), dana.kim@acme.example']);
  });

  it('asks with names and numbers where several are meant, and finds each choice', async () => {
    expect(await choicesOf('Maria')).toEqual(['Maria Garcia, +14155550105', 'Maria Rossi, +14155550106']);
    for (const said of ['Maria', 'Alex Chen', 'Omar'])
      for (const choice of await choicesOf(said)) expect(await lookUp(String(choice))).toMatchObject({ shown: choice });
  });

  it('asks who is meant where nobody is', async () => {
    for (const said of ['Zed', 'Zed, +14155550105', 'Maria Garcia, +1999', ', ', '']) expect(await choicesOf(said)).toEqual([]);
  });

  it('fails where the one person meant has none, and offers of several those who have', async () => {
    await expect(lookUp('Priya')).rejects.toMatchObject({ code: 'contact-detail-missing' });
    const [first, second] = defaultMacState.contacts;
    if (!first || !second) throw new Error('no contacts');
    const { contacts } = simulatedMac({
      state: {
        contacts: [
          { ...first, name: 'Ann A', phones: [] },
          { ...second, name: 'Ann B' },
        ],
      },
    });
    const context = { parameter: 'recipients', signal: new AbortController().signal };
    expect(await lookUpContact({ contacts, kind: 'phones' })('Ann', context)).toMatchObject({ shown: 'Ann B, +14155550102' });
  });

  it('takes whatever is said for a name, and changes nothing', async () => {
    const device = simulatedMac();
    const hash = hashMacState(device.snapshot());
    const known = new Set(defaultMacState.contacts.flatMap(({ emails }) => emails.map(({ value }) => value)));
    const context = { parameter: 'recipients', signal: new AbortController().signal };
    await fc.assert(
      fc.asyncProperty(hostileText, async (text) => {
        const found = await lookUpContact({ contacts: device.contacts, kind: 'emails' })(text, context).catch((error: unknown) => error);
        const isNamed = found instanceof ToolNeedsInput || found instanceof ToolFailure;
        expect(isNamed || known.has((found as FoundValue).value)).toBe(true);
      }),
      { numRuns: 200 },
    );
    expect(hashMacState(device.snapshot())).toBe(hash);
  });
});

describe('calls with a name for a number or an address', () => {
  it('text the numbers of those who are named, and ask with names and numbers', async () => {
    const { messages, end } = await call('send_sms', { recipients: ['Sid', '+14155550199'], message: 'Hi' });
    expect(messages).toEqual(['Text Sid Rao, +14155550101 and +14155550199?']);
    expect(end).toMatchObject({
      resolved: { arguments: { recipients: ['+14155550101', '+14155550199'] }, said: { recipients: ['Sid', '+14155550199'] } },
      outcome: { status: 'succeeded' },
    });
  });

  it('write and invite to the addresses of those who are named', async () => {
    const sid = ['sid@example.com'];
    for (const [tool, input, given] of [
      ['compose_new_email', { recipients: ['Sid'], cc: ['Sid'], subject: 'x' }, { recipients: sid, cc: sid }],
      ['forward_email', { recipients: ['Sid'], cc: ['Sid'] }, { recipients: sid, cc: sid }],
      ['reply_to_email', { cc: ['Sid'] }, { cc: sid }],
      ['create_calendar_event', { title: 'x', start_date: '2027-03-12 14:00:00', end_date: '', invitees: ['Sid'] }, { invitees: sid }],
      [
        'get_zoom_meeting_link',
        { topic: 'x', start_time: '2027-01-11 10:00:00', duration: 30, meeting_invitees: ['Sid'] },
        { meeting_invitees: sid },
      ],
    ] as const)
      expect((await call(tool, input)).end).toMatchObject({ resolved: { arguments: given }, outcome: { status: 'succeeded' } });
  });

  it('fail by the name of the refusal where the Mac does not let its contacts be read', async () => {
    const find = (): Promise<never> =>
      Promise.reject(new MacError({ code: 'permission-denied', operation: 'contacts.find', message: 'Not allowed.' }));
    expect((await call('send_sms', { recipients: ['Sid'], message: 'Hi' }, { ...simulatedMac(), contacts: { find } })).end).toMatchObject({
      outcome: { status: 'failed', code: 'permission-denied', advice: expect.stringContaining('System Settings') },
    });
  });
});
