import { describe, expect, it } from 'vitest';
import { macosToolCases } from './__fixtures__/macos-tool-cases.ts';
import { runMacosTool } from './__fixtures__/run-macos-tool.ts';
import { checkMacGoals, defaultMacState, implementMacosPack, macosPack, type MacState, simulatedMac, type Writer } from './index.ts';

const ask = (name: string, input: unknown, state: Partial<MacState> = {}): ReturnType<typeof runMacosTool> =>
  runMacosTool(name, input, { device: simulatedMac({ state }) });

describe('macosTools', () => {
  it('is the pack in its order', () => {
    const pack = implementMacosPack({ device: simulatedMac() });
    expect(pack.tools.map(({ definition }) => definition)).toEqual(macosPack.definitions);
  });

  it('has a case for every tool', () => {
    expect(new Set(macosToolCases.map(({ tool }) => tool))).toEqual(new Set(macosPack.definitions.map(({ name }) => name)));
  });

  it.each(macosToolCases)('$tool $input ends as it was asked, and nothing else changes', async ({ tool, input, value, goals }) => {
    const device = simulatedMac();
    const before = device.snapshot();
    const run = await runMacosTool(tool, input, { device });
    expect(run).toMatchObject({ value, failure: undefined, asks: undefined });
    expect(checkMacGoals({ before, after: device.snapshot(), goals })).toEqual([]);
  });

  it('reports what a note said before and after', async () => {
    const { changes } = await ask('append_note_content', { name: 'Packing list', content: 'Sunscreen' });
    const before = 'Passport\nCharger\nRain jacket';
    expect(changes).toEqual([{ path: 'Notes/Travel/note-1/text', from: before, to: `${before}\nSunscreen` }]);
  });

  it('reports a change for each record that differs, and none for a tool that reads', async () => {
    for (const { tool, input, goals } of macosToolCases) {
      const { changes } = await ask(tool, input);
      const isWrite = goals.some(({ type }) => type !== 'window-shown');
      expect(changes.length > 0).toBe(isWrite);
    }
  });
});

describe('contacts', () => {
  it('asks which of several people is meant, and each choice finds one', async () => {
    const { asks, message } = await ask('get_phone_number', { name: 'Maria' });
    expect(asks).toEqual({ parameter: 'name', choices: ['Maria Garcia', 'Maria Rossi'] });
    expect(message).toBe('Which contact do you mean by "Maria": Maria Garcia, Maria Rossi?');
    expect((await ask('get_phone_number', { name: 'Maria Rossi' })).value).toBe('+14155550106');
  });

  it('tells namesakes apart by what only one of them has', async () => {
    const { asks } = await ask('get_email_address', { name: 'alex chen' });
    expect(asks?.choices).toEqual(['Alex Chen (Acme)', 'Alex Chen (Globex)']);
    expect((await ask('get_email_address', { name: 'Alex Chen (Globex)' })).value).toBe('alex.chen@globex.example');
  });

  it('asks which of several numbers is meant, unless one is mobile', async () => {
    const { asks } = await ask('get_phone_number', { name: 'Omar' });
    expect(asks?.choices).toEqual(['Omar Said (home)', 'Omar Said (work)']);
    expect((await ask('get_phone_number', { name: 'Omar Said (work)' })).value).toBe('+14155550123');
    expect((await ask('get_email_address', { name: 'Dana' })).asks?.choices).toEqual(['Dana Kim (home)', 'Dana Kim (work)']);
    expect((await ask('get_email_address', { name: 'Dana Kim (work)' })).value).toBe('dana.kim@acme.example');
  });

  it('tells namesakes with several numbers apart in one name', async () => {
    const phones = (first: string, second: string): MacState['contacts'][number]['phones'] => [
      { label: 'home', value: first },
      { label: 'work', value: second },
    ];
    const person = { name: 'Jo Li', nickname: '', emails: [] };
    const contacts = [
      { ...person, id: 'a', organization: 'Acme', phones: phones('1', '2') },
      { ...person, id: 'b', organization: 'Globex', phones: phones('3', '4') },
    ];
    expect((await ask('get_phone_number', { name: 'Jo Li' }, { contacts })).asks?.choices).toEqual(['Jo Li (Acme)', 'Jo Li (Globex)']);
    const { asks } = await ask('get_phone_number', { name: 'Jo Li (Globex)' }, { contacts });
    expect(asks?.choices).toEqual(['Jo Li (Globex, home)', 'Jo Li (Globex, work)']);
    expect((await ask('get_phone_number', { name: 'Jo Li (Globex, work)' }, { contacts })).value).toBe('4');
  });

  it('prefers whole words of a name to parts of it', async () => {
    const [first] = defaultMacState.contacts;
    const contacts = [...defaultMacState.contacts, { ...first!, id: 'x', name: 'Sidney Poe' }];
    expect((await ask('get_phone_number', { name: 'Sid' }, { contacts })).value).toBe('+14155550101');
  });

  it('fails, so that no later call is given a sorry text, where nobody is found or nothing is filed', async () => {
    expect((await ask('get_phone_number', { name: 'Zelda' })).failure).toBe('contact-unknown');
    expect((await ask('get_phone_number', { name: 'Priya' })).failure).toBe('contact-detail-missing');
    expect((await ask('get_email_address', { name: 'Thomas' })).failure).toBe('contact-detail-missing');
    expect((await ask('get_email_address', { name: '​' })).failure).toBe('contact-unknown');
  });
});

describe('containers', () => {
  it('are never made by the way: an unknown one is a question', async () => {
    const device = simulatedMac();
    const before = device.snapshot();
    const event = { title: 'Swim', start_date: '2027-07-01 09:30:00', end_date: '', calendar: 'Chess club' };
    expect((await runMacosTool('create_calendar_event', event, { device })).asks).toEqual({
      parameter: 'calendar',
      choices: ['Home', 'Work', 'Family'],
    });
    expect((await runMacosTool('create_reminder', { name: 'x', due_date: '', list_name: 'Chess' }, { device })).asks?.parameter).toBe(
      'list_name',
    );
    expect((await runMacosTool('create_note', { name: 'x', content: 'y', folder: 'Chess' }, { device })).asks?.parameter).toBe('folder');
    expect(device.diff(before)).toEqual([]);
  });

  it('are numbered where two accounts have one of the same name', async () => {
    const calendars = [1, 2].map((place) => ({ id: `c${place}`, name: 'Work', isDefault: false }));
    const event = { title: 'Swim', start_date: '2027-07-01 09:30:00', end_date: '' };
    expect((await ask('create_calendar_event', event, { calendars })).asks?.choices).toEqual(['Work #1', 'Work #2']);
    expect((await ask('create_calendar_event', { ...event, calendar: 'work' }, { calendars })).asks?.choices).toEqual([
      'Work #1',
      'Work #2',
    ]);
    expect((await ask('create_calendar_event', { ...event, calendar: 'Work #2' }, { calendars })).value).toBe(
      'Created "Swim" in the calendar Work.',
    );
    expect((await ask('create_calendar_event', event, { calendars: [] })).failure).toBe('object-missing');
  });
});

describe('notes and files', () => {
  it('are asked for by folder where two notes share a name', async () => {
    expect((await ask('open_note', { name: 'ideas' })).asks).toEqual({ parameter: 'folder', choices: ['Notes', 'Travel'] });
    expect((await ask('open_note', { name: 'ideas', folder: 'Travel' })).value).toBe('Night train to the north');
    expect((await ask('append_note_content', { name: 'Shopping', content: 'x' })).failure).toBe('note-unknown');
  });

  it('are asked for by path where several files fit', async () => {
    const { asks } = await ask('open_and_get_file_path', { file_name: 'budget' });
    expect(asks).toBeUndefined();
    const spreadsheets = await ask('open_and_get_file_path', { file_name: 'xlsx' });
    expect(spreadsheets.asks?.choices).toEqual(['/Users/me/Documents/budget.xlsx', '/Users/me/Downloads/budget 2025.xlsx']);
    const chosen = await ask('open_and_get_file_path', { file_name: '/Users/me/Downloads/budget 2025.xlsx' });
    expect(chosen.value).toBe('/Users/me/Downloads/budget 2025.xlsx');
    expect((await ask('open_and_get_file_path', { file_name: 'thesis' })).failure).toBe('file-unknown');
  });

  it('say why a file cannot be summarized', async () => {
    expect((await ask('summarize_pdf', { pdf_path: 'report.pdf' })).failure).toBe('path-relative');
    expect((await ask('summarize_pdf', { pdf_path: '/Users/me/Pictures/harbor.jpg' })).failure).toBe('file-not-pdf');
    expect((await ask('summarize_pdf', { pdf_path: '/Users/me/Documents/Lease.pdf' })).failure).toBe('pdf-without-text');
    expect(await ask('summarize_pdf', { pdf_path: '/Users/me/gone.pdf' })).toMatchObject({
      failure: 'object-missing',
      advice: 'Look whether it is still there and what it is called.',
    });
  });
});

describe('mail', () => {
  it('has nothing to answer where no email is selected', async () => {
    const state = { selectedEmailId: null };
    expect((await ask('reply_to_email', {}, state)).failure).toBe('email-not-selected');
    expect((await ask('forward_email', { recipients: ['a@example.com'] }, state)).failure).toBe('email-not-selected');
  });

  it('opens no draft with a file that is not there', async () => {
    const device = simulatedMac();
    const before = device.snapshot();
    const email = { recipients: ['a@example.com'], subject: 'Hello', attachments: ['/Users/me/gone.txt'] };
    expect((await runMacosTool('compose_new_email', email, { device })).failure).toBe('object-missing');
    expect(device.diff(before)).toEqual([]);
  });

  it('gives the writer the email that is answered, and takes its text', async () => {
    const writer: Writer = {
      summarize: () => Promise.resolve(''),
      writeEmail: ({ kind, original, context }) => Promise.resolve(`${kind} to ${original?.sender}: ${context}`),
    };
    const device = simulatedMac();
    await runMacosTool('reply_to_email', { context: 'On Friday' }, { device, writer });
    expect(device.snapshot().drafts[0]?.body).toMatch(/^reply to Greta Lindqvist <greta@example.com>: On Friday\n\n/u);
  });
});

describe('messages', () => {
  it('are sent only where sending was chosen', async () => {
    const device = simulatedMac();
    const message = { recipients: '+14155550171', message: 'Late' };
    expect((await runMacosTool('send_sms', message, { device })).value).toContain('not sent');
    expect((await runMacosTool('send_sms', message, { device, messageDelivery: 'send' })).value).toBe('Sent the message to +14155550171.');
    expect(device.snapshot().messages.map(({ status }) => status)).toEqual(['draft', 'sent']);
  });
});
