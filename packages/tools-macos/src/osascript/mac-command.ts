import { fileURLToPath } from 'node:url';
import { assertNever } from './assert-never.ts';
import type { MacCall } from '../mac-operation.ts';
import type { MacCommand } from './command-runner.ts';
import { noteHtml } from './note-html.ts';
import { spotlightQuery } from './spotlight-query.ts';

/** A call a Mac's own programs carry out; Zoom is reached over the network. */
export type LocalMacCall = Exclude<MacCall, { readonly operation: 'zoom.createMeeting' }>;

/**
 * The one program a call runs, and with what. Pure: this is what a dry run shows, and exactly what runs.
 *
 * What was said is only ever an argument: scripts are files that are never written.
 */
export function macCommand(call: LocalMacCall): MacCommand {
  switch (call.operation) {
    case 'calendar.inviteGuests': {
      const { calendarId, eventId, addresses } = call.input;
      const space = calendarId.indexOf(' ');
      return appleScript(call.operation, [calendarId.slice(0, space), calendarId.slice(space + 1), eventId, ...addresses]);
    }
    case 'notes.create':
      return javaScript(call.operation, { folderId: call.input.folderId, name: call.input.name, html: noteHtml(call.input.text) });
    case 'notes.append':
      return javaScript(call.operation, { id: call.input.id, html: noteHtml(call.input.text) });
    case 'messages.draft': {
      const { recipients, text } = call.input;
      return { command: 'open', args: [`sms:/open?addresses=${recipients.map(encode).join(',')}&body=${encode(text)}`] };
    }
    case 'messages.send':
      return appleScript(call.operation, [call.input.text, ...call.input.recipients]);
    case 'files.find':
      return { command: 'mdfind', args: ['-0', spotlightQuery(call.input.name)] };
    case 'files.open':
      return { command: 'open', args: [call.input.path] };
    case 'maps.show':
      return { command: 'open', args: [call.input.url] };
    case 'contacts.find':
    case 'calendar.list':
    case 'calendar.createEvent':
    case 'reminders.lists':
    case 'reminders.create':
    case 'notes.folders':
    case 'notes.find':
    case 'notes.open':
    case 'mail.selected':
    case 'mail.draft':
    case 'mail.draftReply':
    case 'mail.draftForward':
    case 'files.readPdf':
      return javaScript(call.operation, call.input);
    default:
      return assertNever(call);
  }
}

const scriptPath = (name: string): string => fileURLToPath(new URL(`../../scripts/${name}`, import.meta.url));

const javaScript = (operation: string, input: unknown): MacCommand => ({
  command: 'osascript',
  args: ['-l', 'JavaScript', scriptPath(`${operation}.js`), '--', JSON.stringify(input)],
});

/** AppleScript reads no JSON: each argument is a word of its own, after a line feed that keeps `-e` from being an option of osascript. */
const appleScript = (operation: string, args: readonly string[]): MacCommand => ({
  command: 'osascript',
  args: [scriptPath(`${operation}.applescript`), ...args.map((argument) => `\n${argument}`)],
});

const encode = (text: string): string => encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\uFFFD'));
