import { describe, expect, it } from 'vitest';
import { macosToolCases } from '../__fixtures__/macos-tool-cases.ts';
import { mockMac } from '../__fixtures__/mock-mac.ts';
import { runMacosTool } from '../__fixtures__/run-macos-tool.ts';
import { checkMacGoals, simulatedMac } from '../index.ts';
import { type CommandRunner, osascriptMac } from './index.ts';

const timeZone = 'America/Los_Angeles';

describe('osascriptMac', () => {
  it.each(macosToolCases.filter(({ tool }) => tool !== 'get_zoom_meeting_link'))(
    '$tool $input ends as on the simulator, by its scripts',
    async ({ tool, input, value, goals }) => {
      const mac = mockMac();
      const before = mac.state();
      const run = await runMacosTool(tool, input, { device: osascriptMac({ runner: mac.runner, timeZone }) });
      expect(run).toMatchObject({ value, failure: undefined, asks: undefined });
      expect(checkMacGoals({ before, after: mac.state(), goals })).toEqual([]);
    },
  );

  it('runs exactly what it describes, and describes without running', async () => {
    const mac = mockMac();
    const device = osascriptMac({ runner: mac.runner, timeZone });
    const described = device.describe({ operation: 'notes.find', input: { name: 'Ideas' } });
    expect(mac.commands).toEqual([]);
    await device.notes.find({ name: 'Ideas' });
    expect(mac.commands).toEqual([described]);
    expect(described.args.slice(0, 2)).toEqual(['-l', 'JavaScript']);
    expect(described.args[2]).toMatch(/\/scripts\/notes\.find\.js$/u);
    expect(described.args.slice(3)).toEqual(['--', '{"name":"Ideas"}']);
  });

  it('sends messages by AppleScript, only where sending was chosen', async () => {
    const mac = mockMac();
    const device = osascriptMac({ runner: mac.runner });
    await runMacosTool('send_sms', { recipients: ['+14155550171'], message: 'Late "& quit' }, { device, messageDelivery: 'send' });
    expect(mac.state().messages).toMatchObject([{ status: 'sent', recipients: ['+14155550171'], text: 'Late "& quit' }]);
    expect(mac.commands[0]?.args.slice(1)).toEqual(['\nLate "& quit', '\n+14155550171']);
  });

  it('keeps the quote that Mail made where there is nothing to write above it', async () => {
    const mac = mockMac();
    await runMacosTool('reply_to_email', {}, { device: osascriptMac({ runner: mac.runner }) });
    expect(mac.state().drafts[0]?.body).toBe('the quoted original');
  });

  it('answers only the email that was looked at', async () => {
    const device = osascriptMac({ runner: mockMac().runner });
    await expect(device.mail.draftReply({ messageId: 'email-2', cc: [], body: 'x', attachments: [] })).rejects.toMatchObject({
      code: 'object-missing',
    });
  });

  it('connects to no Zoom account by itself, and to the one it is given', async () => {
    const meeting = { topic: 'Standup', start_time: '2027-01-11 10:00:00', duration: 30 };
    const { runner } = mockMac();
    const none = await runMacosTool('get_zoom_meeting_link', meeting, { device: osascriptMac({ runner }) });
    expect(none).toMatchObject({ failure: 'not-connected', advice: 'Connect the account in the settings of this agent.' });
    const device = osascriptMac({ runner, zoom: simulatedMac().zoom });
    expect((await runMacosTool('get_zoom_meeting_link', meeting, { device })).value).toContain('https://');
  });
});

describe('a Mac that does not follow', () => {
  const answering =
    (output: Partial<Awaited<ReturnType<CommandRunner>>>): CommandRunner =>
    () =>
      Promise.resolve({ exitCode: 0, stdout: '', stderr: '', ...output });
  const reading = (runner: CommandRunner, deadlineMs = 30_000): ReturnType<typeof runMacosTool> =>
    runMacosTool('get_phone_number', { name: 'Sid' }, { device: osascriptMac({ runner, deadlineMs }) });

  it.each([
    [-1743, 'permission-denied', 'System Settings'],
    [-600, 'app-not-running', 'Open the app'],
    [-1728, 'object-missing', 'still there'],
    [-1712, 'deadline-missed', 'dialog'],
    [-9999, 'script-failed', 'complains'],
  ])('is a failure with advice for error %d, thrown inside a script or by osascript itself', async (number, code, advice) => {
    const inside = await reading(mockMac({ appErrors: { Contacts: number } }).runner);
    const outside = await reading(answering({ exitCode: 1, stderr: `x.js: execution error: Error: No. (${number})\n` }));
    for (const run of [inside, outside]) {
      expect(run.failure).toBe(code);
      expect(run.advice).toContain(advice);
    }
  });

  it('is a failure where the app is not installed', async () => {
    const stderr = "execution error: Error: Application can't be found. (-2700)";
    expect((await reading(answering({ exitCode: 1, stderr }))).failure).toBe('app-not-running');
  });

  it.each(['', 'null', '[]', '{"error":1}', '{"output":', 'Sid Rao', '\u0000'])(
    'is a failure where a script answers %j',
    async (stdout) => {
      expect((await reading(answering({ stdout }))).failure).toBe('output-unreadable');
    },
  );

  it('is a failure at the deadline, and the script is ended', async () => {
    let isEnded = false;
    const hanging: CommandRunner = (_command, { signal }) =>
      new Promise(() => signal.addEventListener('abort', () => void (isEnded = true), { once: true }));
    expect((await reading(hanging, 20)).failure).toBe('deadline-missed');
    expect(isEnded).toBe(true);
  });

  it('ends the script when the call is cancelled, and rejects with the reason', async () => {
    let isEnded = false;
    const hanging: CommandRunner = (_command, { signal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          isEnded = true;
          reject(new Error('killed'));
        });
      });
    const cancel = new AbortController();
    const found = osascriptMac({ runner: hanging }).contacts.find({ name: 'Sid' }, { signal: cancel.signal });
    cancel.abort(new Error('enough'));
    await expect(found).rejects.toThrow('enough');
    expect(isEnded).toBe(true);
    await expect(osascriptMac({ runner: hanging }).contacts.find({ name: 'Sid' }, { signal: cancel.signal })).rejects.toThrow('enough');
  });

  it('is a failure on a computer that is no Mac', async () => {
    const run = await runMacosTool('get_phone_number', { name: 'Sid' }, { device: osascriptMac() });
    expect(run).toMatchObject({ failure: 'not-a-mac', advice: 'This runs only on a Mac; use the simulated one elsewhere.' });
  });

  it('opens nothing but absolute paths and maps', async () => {
    const mac = mockMac();
    const device = osascriptMac({ runner: mac.runner });
    for (const path of ['-a Terminal', 'x', 'https://example.com/', 'file:///etc/passwd', ''])
      await expect(device.files.open({ path })).rejects.toMatchObject({ code: 'object-missing' });
    await expect(device.maps.show({ url: 'https://maps.apple.com.example/' })).rejects.toMatchObject({ code: 'object-missing' });
    expect(mac.commands).toEqual([]);
    await expect(device.files.open({ path: '/gone' })).rejects.toMatchObject({ code: 'object-missing' });
  });
});
