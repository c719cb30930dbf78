import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostileText, hostileTexts } from '../__fixtures__/hostile-text.ts';
import { mockMac } from '../__fixtures__/mock-mac.ts';
import { execFileRunner, type MacCommand, macCommand, osascriptMac } from './index.ts';

const at = { startMs: 0, endMs: 3_600_000 };

/** Writes a text in every place a person can put one, and reads each back from the pretended apps. */
async function writeEverywhere(text: string): Promise<readonly string[]> {
  const mac = mockMac({ state: { contacts: [{ id: 'x', name: `a${text}b`, nickname: '', organization: text, phones: [], emails: [] }] } });
  const device = osascriptMac({ runner: mac.runner, timeZone: 'UTC' });
  const [contact] = await device.contacts.find({ name: text });
  const [calendar] = await device.calendar.list({});
  const calendarId = calendar?.id ?? '';
  const { id: eventId } = await device.calendar.createEvent({ calendarId, ...at, title: text, location: text, notes: text });
  await device.calendar.inviteGuests({ calendarId, eventId, addresses: [text] });
  await device.reminders.create({ listId: 'list-1', name: text, notes: text, priority: 0, dueMs: null, isAllDay: false });
  await device.mail.draft({ to: [text], cc: [text], subject: text, body: text, attachments: [] });
  await device.mail.draftReply({ messageId: 'email-1', cc: [text], body: `x${text}`, attachments: [] });
  await device.messages.send({ recipients: [text], text });
  const { events, reminders, drafts, messages } = mac.state();
  const event = events.find(({ id }) => id === eventId);
  const [mail, reply] = drafts;
  const reminder = reminders.find(({ listId }) => listId === 'list-1');
  return [
    contact?.organization,
    event?.title,
    event?.location,
    event?.notes,
    event?.guests[0],
    reminder?.name,
    reminder?.notes,
    mail?.to[0],
    mail?.cc[0],
    mail?.subject,
    mail?.body,
    reply?.cc[0],
    reply?.body.slice(1, text.length + 1),
    messages[0]?.text,
    messages[0]?.recipients[0],
  ].map((held) => held ?? 'nothing');
}

/** Whether a program is a known one, and its script one of the folder; no text of a person's could be an option or a script. */
function isStatic({ command, args }: MacCommand): boolean {
  if (command !== 'osascript') return command === 'mdfind' || command === 'open';
  const isJavaScript = args[0] === '-l';
  const [script = '', ...given] = isJavaScript ? args.slice(2) : args;
  const start = isJavaScript ? /^(?:--$|\{)/u : /^\n/u;
  return (
    /\/packages\/tools-macos\/scripts\/[a-zA-Z.]+\.(?:js|applescript)$/u.test(script) && given.every((argument) => start.test(argument))
  );
}

describe('hostile text', () => {
  it('comes back unchanged from everywhere it is written, by static scripts alone', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, async (text) => {
        expect(new Set(await writeEverywhere(text))).toEqual(new Set([text]));
      }),
      { numRuns: 1000, examples: hostileTexts.map((text) => [text]) },
    );
  });

  it('comes back unchanged from a note, and is never markup in it', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, hostileText, async (name, text) => {
        const mac = mockMac();
        const device = osascriptMac({ runner: mac.runner });
        const { id } = await device.notes.create({ folderId: 'folder-1', name, text });
        const [html = ''] = mac.commands.flatMap(({ args }) => args.filter((argument) => argument.startsWith('{')));
        expect((JSON.parse(html) as { readonly html: string }).html).not.toMatch(/<(?!\/?div>|br>)/u);
        if (name.includes('\n') || /^(?:<br>)?$/u.test(name)) return;
        expect((await device.notes.open({ id })).text).toBe(text);
        const appended = await device.notes.append({ id, text });
        expect(appended.text).toBe(`${text}\n${text}`);
      }),
      { numRuns: 300, examples: hostileTexts.map((text) => ['Name', text]) },
    );
  });

  it('is one part of a link, or of a Spotlight query, and nothing around it', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, async (text) => {
        const wellFormed = Buffer.from(text, 'utf8').toString('utf8');
        const file = { id: `/Users/me/${text.replaceAll('/', ':')}.txt`, text: null };
        const mac = mockMac({ state: { files: [file] } });
        const device = osascriptMac({ runner: mac.runner });
        const found = await device.files.find({ name: text.replaceAll('/', ':') });
        expect(found.map(({ path }) => path)).toEqual([file.id]);
        await device.messages.draft({ recipients: ['+14155550171', '+14155550172'], text });
        expect(mac.state().messages).toMatchObject([{ recipients: ['+14155550171', '+14155550172'], text: wellFormed }]);
      }),
      { numRuns: 1000, examples: hostileTexts.map((text) => [text]) },
    );
  });

  it('runs nothing but programs and scripts that are known beforehand', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(isStatic(macCommand({ operation: 'contacts.find', input: { name: text } }))).toBe(true);
        expect(isStatic(macCommand({ operation: 'messages.send', input: { recipients: [text], text } }))).toBe(true);
        expect(isStatic(macCommand({ operation: 'files.find', input: { name: text } }))).toBe(true);
        expect(isStatic(macCommand({ operation: 'maps.show', input: { url: text } }))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('with a null character is refused before anything runs', async () => {
    const mac = mockMac();
    const device = osascriptMac({ runner: mac.runner });
    await expect(device.files.find({ name: 'a\0b' })).rejects.toMatchObject({ code: 'object-missing' });
    await expect(device.messages.send({ recipients: ['1'], text: '\0' })).rejects.toMatchObject({ code: 'object-missing' });
    expect(mac.commands).toEqual([]);
    expect((await device.contacts.find({ name: 'Sid' })).length).toBe(1);
  });

  it('passes through the arguments of a real process unchanged', async () => {
    const json = JSON.stringify(hostileTexts);
    const echo = 'process.stdout.write(process.argv.at(-1))';
    const node = { command: process.execPath as 'osascript', args: ['-e', echo, '--', json] };
    const { stdout } = await execFileRunner(node, { signal: new AbortController().signal });
    expect(JSON.parse(stdout)).toEqual(hostileTexts);
  });
});

describe('the scripts', () => {
  const folder = new URL('../../scripts/', import.meta.url);
  const names = readdirSync(folder);
  const textOf = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

  it.each(names)('%s builds and runs no other program', (name) => {
    expect(name).toMatch(/\.(?:js|applescript)$/u);
    const text = textOf(name);
    expect(text).not.toMatch(
      /\beval\b|\bFunction\b|doShellScript|do shell script|runScript|run script|OSAScript|NSTask|\bsystem\b|load script|`|setTimeout/u,
    );
    expect(text).not.toMatch(/\bdoScript|keystroke|includeStandardAdditions|ObjC\.bindFunction/u);
  });

  it.each(names.filter((name) => name.endsWith('.js')))('%s takes the last argument as JSON and sends no email', (name) => {
    expect(textOf(name)).toContain('perform(JSON.parse(argv[argv.length - 1]))');
    expect(textOf(name)).not.toMatch(/\.send\(|\.delete\(/u);
  });

  it('are one for each operation that needs one', () => {
    const used = names.map((name) => name.replace(/\.(?:js|applescript)$/u, ''));
    expect(new Set(used).size).toBe(names.length);
    for (const operation of used) expect(operation).toMatch(/^(?:contacts|calendar|reminders|notes|mail|messages|files)\.[a-zA-Z]+$/u);
  });
});
