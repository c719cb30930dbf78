import {
  type Approve,
  createCallRunner,
  createToolLookup,
  literal,
  parseJsonCalls,
  ToolNeedsInput,
  type AgentEvent,
  type JsonValue,
} from '@octoweave/core';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostileText } from '../adb/__fixtures__/hostile-text.ts';
import { androidPack, implementAndroidPack, simulatedPhone, type PhoneState } from '../index.ts';
import { lookUpNumber } from './look-up-contact.ts';

/** Runs a call with consent, and notes what it was asked for. */
async function call(tool: string, input: Readonly<Record<string, JsonValue>>, state: Partial<PhoneState> = {}) {
  const device = simulatedPhone({ state });
  const messages: string[] = [];
  const approve: Approve = ({ message, digest }) => {
    messages.push(message);
    return Promise.resolve({ type: 'approve', digest });
  };
  const given = Object.fromEntries(Object.entries(input).map(([name, value]) => [name, literal(value)]));
  const events: AgentEvent[] = [];
  const runner = createCallRunner({ packs: [implementAndroidPack({ device })], approve });
  for await (const event of runner.runCalls([{ id: '1', toolId: `android.${tool}`, arguments: given }])) events.push(event);
  return { messages, end: events.find((event) => event.type === 'call-end'), state: device.snapshot() };
}

const mail = { title: 'Review', content: 'Moved to Friday' };
const context = { parameter: 'phone_number', signal: new AbortController().signal };

describe('calls with a name for a number or an address', () => {
  it('ring the number of the one contact that is meant, and ask with the name and the number', async () => {
    const { messages, end, state } = await call('make_phone_call', { phone_number: 'dana' });
    expect(messages).toEqual(['Call Dana Whitfield, +14155550107?']);
    expect(end).toMatchObject({ resolved: { arguments: { phone_number: '+14155550107' } }, outcome: { status: 'succeeded' } });
    expect(Object.values(state.calls)).toMatchObject([{ number: '+14155550107' }]);
  });

  it('ask which of two Marias is rung, and ring the chosen one', async () => {
    const choices = ['Maria Lopez, +14155550101', 'Maria Garcia, +14155550102'];
    expect(await call('make_phone_call', { phone_number: 'Maria' })).toMatchObject({
      messages: [],
      end: { outcome: { status: 'needs-input', missing: [{ parameter: 'phone_number', reason: 'ambiguous', choices }] } },
    });
    const { messages } = await call('make_phone_call', { phone_number: choices[1] ?? '' });
    expect(messages).toEqual(['Call Maria Garcia, +14155550102?']);
  });

  it('ask who is meant where nobody is called so', async () => {
    const question = 'Nobody in the contacts is called "Zoltan". Who is meant?';
    for (const [tool, input] of [
      ['make_phone_call', { phone_number: 'Zoltan' }],
      ['send_text_message', { contact_name: 'Zoltan', message: 'Hi' }],
    ] as const)
      expect(await call(tool, input)).toMatchObject({
        messages: [],
        end: { outcome: { status: 'needs-input', missing: [{ reason: 'invalid', question, choices: [] }] } },
      });
  });

  it('ring a number of the address book as it is written there', async () => {
    const contacts = { c1: { name: 'Dr. Reyes', number: '(415) 555-0118' } };
    const { end } = await call('make_phone_call', { phone_number: 'dr. reyes' }, { contacts });
    expect(end).toMatchObject({ outcome: { status: 'succeeded' } });
  });

  it('text the number that was shown', async () => {
    const { messages, end, state } = await call('send_text_message', { contact_name: 'Dana', message: 'Hi' });
    expect(messages).toEqual(['Send this text to Dana Whitfield? (resolved number: +14155550107)']);
    expect(end).toMatchObject({ resolved: { arguments: { contact_name: 'Dana Whitfield, +14155550107', message: 'Hi' } } });
    expect(Object.values(state.messages)).toMatchObject([{ number: '+14155550107', text: 'Hi' }]);
  });

  it('mail the addresses of everybody who is named, and ask about each who is not clear', async () => {
    const { messages, state } = await call('send_email', { ...mail, recipient: 'dana', cc: ['Mom', 'ann@example.com'], bcc: ['Bob'] });
    expect(messages).toEqual([
      'Send "Review" to Dana Whitfield, dana@example.com? (cc: Mom, mom@example.com and ann@example.com; bcc: Bob Keller, bob@example.com)',
    ]);
    expect(Object.values(state.mail)).toMatchObject([
      { to: 'dana@example.com', cc: ['mom@example.com', 'ann@example.com'], bcc: ['bob@example.com'] },
    ]);
    const asked = await call('send_email', { ...mail, recipient: 'Yuki', cc: ['ann@example.com', 'Maria'] });
    expect(asked.end).toMatchObject({
      outcome: {
        missing: [
          { parameter: 'recipient', choices: [] },
          {
            parameter: 'cc',
            choices: [
              ['ann@example.com', 'Maria Lopez, maria.lopez@example.com'],
              ['ann@example.com', 'Maria Garcia, maria.garcia@example.com'],
            ],
          },
        ],
      },
    });
  });

  it('look nobody up for the number of a new contact', async () => {
    expect((await call('create_contact', { name: 'Al', phone_number: 'Dana' })).end).toMatchObject({ outcome: { status: 'needs-input' } });
  });

  it('take whatever is said for a name, and nothing else', async () => {
    const device = simulatedPhone();
    const hash = device.hash();
    await fc.assert(
      fc.asyncProperty(hostileText, async (text) => {
        await expect(lookUpNumber(device.contacts)(text, context)).rejects.toBeInstanceOf(ToolNeedsInput);
        const { calls, issues } = parseJsonCalls(JSON.stringify([{ tool: 'android.make_phone_call', arguments: { phone_number: text } }]), {
          lookup: createToolLookup([androidPack]),
        });
        expect(issues).toEqual([]);
        expect(calls).toMatchObject([{ arguments: { phone_number: literal(text) } }]);
      }),
      { numRuns: 200 },
    );
    expect(device.hash()).toBe(hash);
  });
});
