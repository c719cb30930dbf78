import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import vm from 'node:vm';
import { defaultMacState, type MacState, type SimulatedDraft } from '../index.ts';
import type { CommandRunner, MacCommand } from '../osascript/index.ts';
import { appleError, type MockApp, mockApplication, type MockObject, mockObject, objectOf } from './mock-jxa.ts';

/** A pretended Mac for the driver: its scripts run, in node:vm, against apps that hold the objects of a state. */
export interface MockMac {
  readonly runner: CommandRunner;
  /** Every command it was given. */
  readonly commands: MacCommand[];
  /** What its apps hold now, as a simulated Mac would. */
  state(): MacState;
}

/** What goes wrong on purpose. */
export interface MockMacOptions {
  readonly state?: Partial<MacState>;
  /** The error every use of an app gives, by its name. */
  readonly appErrors?: Readonly<Record<string, number>>;
}

const scripts = new Map<string, vm.Script>();

function scriptAt(path: string): vm.Script {
  const script = scripts.get(path) ?? new vm.Script(readFileSync(path, 'utf8'), { filename: path });
  scripts.set(path, script);
  return script;
}

/** Makes one. */
export function mockMac({ state: changed = {}, appErrors = {} }: MockMacOptions = {}): MockMac {
  const base: MacState = { ...defaultMacState, ...changed };
  let count = 0;
  const nextId = (kind: string): string => `${kind}-mock-${(count += 1)}`;
  const windows: Record<string, string> = { ...base.windows };
  const texts: MacState['messages'][number][] = [...base.messages];

  const contacts: MockApp = mockObject(
    {},
    {
      people: base.contacts.map(({ id, name, nickname, organization, phones, emails }) =>
        mockObject(
          { id, name, nickname: nickname || null, organization: organization || null },
          {
            phones: phones.map(({ label, value }) => mockObject({ label: `_$!<${label}>!$_`, value })),
            emails: emails.map(({ label, value }) => mockObject({ label, value })),
          },
        ),
      ),
    },
  );

  const calendarRows = base.calendars.map(({ id, name }) =>
    mockObject(
      { mockId: id, name, writable: true },
      {
        events: base.events
          .filter(({ calendarId }) => calendarId === id)
          .map(({ id: uid, title, startMs, endMs, location, notes, guests }) =>
            mockObject({
              uid,
              summary: title,
              startDate: new Date(startMs),
              endDate: new Date(endMs),
              location,
              description: notes,
              mockGuests: guests,
            }),
          ),
      },
    ),
  );
  const birthdays = mockObject({ name: 'Birthdays', writable: false }, { events: [] });
  const calendar: MockApp = {
    ...mockObject({}, { calendars: [birthdays, ...calendarRows] }),
    classes: { Event: [] },
    onPush: (_elements, event) => Object.assign(event.properties, { uid: nextId('event'), mockGuests: [] }),
  };

  const listRows = base.reminderLists.map(({ id, name }) =>
    mockObject(
      { id, name },
      {
        reminders: base.reminders
          .filter(({ listId }) => listId === id)
          .map(({ id: reminderId, name: title, notes, priority, dueMs, isAllDay }) =>
            mockObject({
              id: reminderId,
              name: title,
              body: notes,
              priority,
              dueDate: dueMs === null || isAllDay ? null : new Date(dueMs),
              alldayDueDate: dueMs !== null && isAllDay ? new Date(dueMs) : null,
            }),
          ),
      },
    ),
  );
  const reminders: MockApp = {
    ...mockObject({ defaultList: listRows[0] }, { lists: listRows }),
    classes: { Reminder: [] },
    onPush: (_elements, reminder) => Object.assign(reminder.properties, { id: nextId('reminder'), dueDate: null, alldayDueDate: null }),
  };

  const noteRow = (id: string, name: string, html: string, folder: MockObject): MockObject =>
    mockObject(withText({ id, name, body: `<div>${escape(name)}</div>${html}`, container: folder }));
  const folderRows = base.noteFolders.map(({ id, name }) => mockObject({ id, name }, { notes: [] }));
  const noteRows = base.notes.map(({ id, name, text, folderId }) => {
    const folder = folderRows.find(({ properties }) => properties['id'] === folderId);
    if (!folder) throw new Error(`no folder ${folderId}`);
    const note = noteRow(
      id,
      name,
      text
        .split('\n')
        .map((line) => `<div>${escape(line)}</div>`)
        .join(''),
      folder,
    );
    folder.elements['notes']?.push(note);
    return note;
  });
  const notes: MockApp = {
    ...mockObject({ defaultAccount: mockObject({ defaultFolder: folderRows[0] }) }, { folders: folderRows, notes: noteRows }),
    classes: { Note: [] },
    commands: { show: (note) => void (windows['Notes'] = String(objectOf(note).properties['id'])) },
    onPush: (_elements, note) => {
      const folder = folderRows.find(({ elements }) => elements['notes']?.includes(note));
      const { name, body } = note.properties;
      Object.defineProperties(
        note.properties,
        Object.getOwnPropertyDescriptors(noteRow(nextId('note'), String(name), String(body), folder!).properties),
      );
      noteRows.push(note);
    },
  };

  const messageRows = base.emails.map(({ id, subject, sender, text }) => mockObject({ id, subject, sender, content: text }));
  const selected = messageRows.filter(({ properties }) => properties['id'] === base.selectedEmailId);
  const drafts: MockObject[] = [];
  const openDraft = (kind: SimulatedDraft['kind'], original: MockObject, subject: string, options: unknown): MockObject => {
    if (!(options as { readonly openingWindow?: boolean }).openingWindow) throw new Error('the draft would be hidden');
    const { id, sender } = original.properties;
    const to = kind === 'reply' ? [mockObject({ address: sender })] : [];
    const draft = mockObject(mailContent({ id: nextId('draft'), mockKind: kind, mockMessageId: id, subject, visible: true }), {
      toRecipients: to,
      ccRecipients: [],
      attachments: [],
    });
    drafts.push(draft);
    return draft;
  };
  const mail: MockApp = {
    ...mockObject(
      {},
      {
        outgoingMessages: drafts,
        messageViewers: [mockObject({ selectedMessages: null })],
      },
    ),
    classes: { OutgoingMessage: ['toRecipients', 'ccRecipients', 'attachments'], ToRecipient: [], CcRecipient: [], Attachment: [] },
    commands: {
      messageViewers: () => [{ selectedMessages: () => (selected.length > 0 ? selected.map((message) => mailSpecifier(message)) : null) }],
      reply: (message, options) => mailSpecifier(openDraft('reply', objectOf(message), `Re: ${subjectOf(message)}`, options)),
      forward: (message, options) => mailSpecifier(openDraft('forward', objectOf(message), `Fwd: ${subjectOf(message)}`, options)),
    },
    onPush: (elements, object) => {
      if (elements === 'outgoingMessages') Object.assign(object.properties, { id: nextId('draft'), mockKind: 'new', mockMessageId: null });
      const path = (object.properties['fileName'] as { readonly path?: string } | undefined)?.path;
      if (elements === 'attachments' && !base.files.some(({ id }) => id === path)) throw appleError(-1728, "Can't get file.");
    },
  };
  const subjectOf = (message: unknown): string => String(objectOf(message).properties['subject']);
  // A specifier of its own for a message: Mail's commands give and take them.
  const mailSpecifier = (message: MockObject): unknown => mockApplication({ ...message, ...(mail.classes && { onPush: mail.onPush! }) });

  const apps: Readonly<Record<string, MockApp>> = {
    Contacts: contacts,
    Calendar: calendar,
    Reminders: reminders,
    Notes: notes,
    Mail: mail,
  };
  const globals = {
    Application: (name: string): unknown => {
      const app = apps[name];
      if (!app) throw appleError(-2700, "Application can't be found.");
      const number = appErrors[name];
      if (number === undefined) return mockApplication(app);
      return new Proxy(
        {},
        {
          get: () => {
            throw appleError(number, `Not this time (${number}).`);
          },
        },
      );
    },
    Path: (path: string) => ({ path }),
    ObjC: { import: () => undefined, unwrap: (value: { readonly js: unknown } | undefined) => value?.js },
    $: Object.assign((js: unknown) => ({ js }), {
      NSURL: { fileURLWithPath: (path: { readonly js: string }) => path.js },
      PDFDocument: {
        alloc: {
          initWithURL: (path: string) => {
            const file = base.files.find(({ id }) => id === path);
            return { isNil: () => file?.text === undefined || file.text === null, string: { js: file?.text } };
          },
        },
      },
    }),
  };
  const contexts = new Map<string, vm.Context>();
  const runScript = (path: string, args: readonly string[]): string => {
    const context = contexts.get(path) ?? vm.createContext({ ...globals });
    if (!contexts.has(path)) scriptAt(path).runInContext(context);
    contexts.set(path, context);
    return (context['run'] as (argv: readonly string[]) => string)(args);
  };

  /** What the two AppleScripts do, by hand: nothing here can run AppleScript. */
  const runAppleScript = (name: string, marked: readonly string[]): void => {
    if (!marked.every((argument) => argument.startsWith('\n'))) throw new Error('an argument that could be an option');
    const args = marked.map((argument) => argument.slice(1));
    if (name === 'calendar.inviteGuests.applescript') {
      const [place, calendarName, uid, ...addresses] = args;
      const row = calendar.elements['calendars']?.[Number(place) - 1];
      const event = row?.elements['events']?.find(({ properties }) => properties['uid'] === uid);
      if (row?.properties['name'] !== calendarName || !event) throw appleError(-1728, "Can't get event.");
      event.properties['mockGuests'] = [...(event.properties['mockGuests'] as readonly string[]), ...addresses];
    } else {
      const [text = '', ...recipients] = args;
      texts.push({ id: nextId('message'), status: 'sent', recipients, text, createdMs: 0 });
    }
  };

  const open = (target: string): { readonly exitCode: number; readonly stdout: string; readonly stderr: string } => {
    if (target.startsWith('https://maps.apple.com/')) windows['Maps'] = target;
    else if (target.startsWith('sms:')) {
      const { searchParams } = new URL(target);
      const recipients = (searchParams.get('addresses') ?? '').split(',');
      texts.push({ id: nextId('message'), status: 'draft', recipients, text: searchParams.get('body') ?? '', createdMs: 0 });
    } else if (base.files.some(({ id }) => id === target)) windows['Finder'] = target;
    else return { exitCode: 1, stdout: '', stderr: `The file ${target} does not exist.` };
    return { exitCode: 0, stdout: '', stderr: '' };
  };

  const commands: MacCommand[] = [];
  const runner: CommandRunner = async (command) => {
    commands.push(command);
    const { args } = command;
    if (command.command === 'open') return open(args[0] ?? '');
    if (command.command === 'mdfind') {
      const quoted = /^kMDItemFSName == "\*((?:[^"\\*]|\\["\\*])*)\*"cd \|\| kMDItemDisplayName == "\*\1\*"cd$/su.exec(args[1] ?? '')?.[1];
      if (args[0] !== '-0' || quoted === undefined) return { exitCode: 1, stdout: '', stderr: 'Failed to create query.' };
      const text = quoted.replaceAll(/\\(.)/gsu, '$1').toLowerCase();
      const found = base.files.filter(({ id }) => basename(id).toLowerCase().includes(text));
      return { exitCode: 0, stdout: found.map(({ id }) => `${id}\0`).join(''), stderr: '' };
    }
    const path = args.find((argument) => /\.(?:js|applescript)$/u.test(argument)) ?? '';
    if (path.endsWith('.js')) return { exitCode: 0, stdout: `${runScript(path, args.slice(args.indexOf(path) + 1))}\n`, stderr: '' };
    try {
      runAppleScript(basename(path), args.slice(args.indexOf(path) + 1));
      return { exitCode: 0, stdout: '{"output":null}\n', stderr: '' };
    } catch (error) {
      return { exitCode: 1, stdout: '', stderr: `${path}:1:2: execution error: ${String(error)} (-1728)\n` };
    }
  };

  const state = (): MacState => ({
    ...base,
    events: calendarRows.flatMap(({ properties: { mockId }, elements }) =>
      (elements['events'] ?? []).map(({ properties: event }) => ({
        id: String(event['uid']),
        calendarId: String(mockId),
        title: String(event['summary']),
        startMs: (event['startDate'] as Date).getTime(),
        endMs: (event['endDate'] as Date).getTime(),
        location: String(event['location']),
        notes: String(event['description']),
        guests: event['mockGuests'] as readonly string[],
      })),
    ),
    reminders: listRows.flatMap(({ properties: list, elements }) =>
      (elements['reminders'] ?? []).map(({ properties: reminder }) => ({
        id: String(reminder['id']),
        listId: String(list['id']),
        name: String(reminder['name']),
        notes: String(reminder['body']),
        priority: Number(reminder['priority']),
        dueMs: ((reminder['dueDate'] ?? reminder['alldayDueDate']) as Date | null)?.getTime() ?? null,
        isAllDay: reminder['alldayDueDate'] !== null,
      })),
    ),
    notes: noteRows.map(({ properties: note }) => {
      const text = String(note['plaintext']);
      const name = String(note['name']);
      const before = base.notes.find(({ id }) => id === note['id']);
      return {
        id: String(note['id']),
        folderId: String((note['container'] as MockObject).properties['id']),
        name,
        text: text.slice(name.length + 1),
        modifiedMs: before?.modifiedMs ?? 0,
      };
    }),
    drafts: drafts.map(({ properties: draft, elements }) => ({
      id: String(draft['id']),
      kind: draft['mockKind'] as SimulatedDraft['kind'],
      messageId: draft['mockMessageId'] as string | null,
      to: addressesOf(elements['toRecipients']),
      cc: addressesOf(elements['ccRecipients']),
      subject: String(draft['subject']),
      body: String(draft['content']),
      attachments: (elements['attachments'] ?? []).map(({ properties }) => (properties['fileName'] as { readonly path: string }).path),
      createdMs: 0,
    })),
    messages: [...texts],
    windows: { ...windows },
  });

  return { runner, commands, state };
}

const addressesOf = (recipients: readonly MockObject[] = []): readonly string[] =>
  recipients.map(({ properties }) => String(properties['address']));

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** As Notes reads its HTML: a line for each division. */
function withText(properties: Record<string, unknown>): Record<string, unknown> {
  return Object.defineProperty(properties, 'plaintext', {
    enumerable: true,
    configurable: true,
    get(this: Record<string, unknown>) {
      const lines = [...String(this['body']).matchAll(/<div>(.*?)<\/div>/gsu)].map(([, line = '']) => (line === '<br>' ? '' : line));
      return lines
        .join('\n')
        .replaceAll(/&(amp|lt|gt|quot);/gu, (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name] ?? '');
    },
  });
}

/** Mail's manner: setting the content drops the quote, and does nothing at all once the content was read. */
function mailContent(properties: Record<string, unknown>): Record<string, unknown> {
  let content = 'the quoted original';
  let wasRead = false;
  return Object.defineProperty(properties, 'content', {
    enumerable: true,
    get: () => {
      wasRead = true;
      return content;
    },
    set: (value: string) => {
      if (!wasRead) content = value;
    },
  });
}
