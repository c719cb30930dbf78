import { change, contains, create, look, type MacStep, refuse, show } from './mac-step.ts';
import type { EmailDraft, NewEmail } from '../mail/mail-port.ts';
import type { MacState, SimulatedDraft } from './mac-state.ts';
import type { MacOperationTable } from './operation-table.ts';

/** What Notes, Mail and Messages do. */
export const writingOperations: MacOperationTable<'notes' | 'mail' | 'messages'> = {
  'notes.folders': (state) => look(state, state.noteFolders),
  'notes.find': (state, { name }) => {
    const folderOf = (folderId: string): string => state.noteFolders.find(({ id }) => id === folderId)?.name ?? '';
    const found = state.notes.filter((note) => contains(note.name, name));
    return look(
      state,
      found.map((note) => ({ id: note.id, name: note.name, folder: folderOf(note.folderId) })),
    );
  },
  'notes.create': (state, { folderId, name, text }, { nowMs }) => {
    if (!state.noteFolders.some(({ id }) => id === folderId)) return refuse(state, 'object-missing', `There is no folder ${folderId}.`);
    const step = create(state, 'notes', { folderId, name, text, modifiedMs: nowMs });
    return { state: step.state, result: { status: 'done', output: { id: step.id } }, events: [step.event] };
  },
  'notes.open': (state, { id }) => {
    const note = state.notes.find((one) => one.id === id);
    if (!note) return refuse(state, 'object-missing', `There is no note ${id}.`);
    return { ...show(state, 'Notes', id), result: { status: 'done', output: { text: note.text } } };
  },
  'notes.append': (state, { id, text: added }, { nowMs }) => {
    const note = state.notes.find((one) => one.id === id);
    if (!note) return refuse(state, 'object-missing', `There is no note ${id}.`);
    const text = note.text === '' ? added : `${note.text}\n${added}`;
    const step = change(state, 'notes', { id, text, modifiedMs: nowMs });
    return { state: step.state, result: { status: 'done', output: { before: note.text, text } }, events: [step.event] };
  },
  'mail.selected': (state) => look(state, state.emails.find(({ id }) => id === state.selectedEmailId) ?? null),
  'mail.draft': (state, { to, cc, subject, body, attachments }, { nowMs }) =>
    openDraft(state, { kind: 'new', messageId: null, to, cc, subject, body, attachments, createdMs: nowMs }),
  'mail.draftReply': (state, { messageId, cc, body, attachments }, { nowMs }) => {
    const original = state.emails.find(({ id }) => id === messageId);
    if (!original) return refuse(state, 'object-missing', `There is no email ${messageId}.`);
    const email: NewEmail = {
      to: [original.sender],
      cc,
      subject: withPrefix('Re: ', original.subject),
      body: aboveOriginal(body, `${original.sender} wrote:\n${quote(original.text)}`),
      attachments,
    };
    return openDraft(state, { ...email, kind: 'reply', messageId, createdMs: nowMs });
  },
  'mail.draftForward': (state, { messageId, to, cc, body, attachments }, { nowMs }) => {
    const original = state.emails.find(({ id }) => id === messageId);
    if (!original) return refuse(state, 'object-missing', `There is no email ${messageId}.`);
    const email: NewEmail = {
      to,
      cc,
      subject: withPrefix('Fwd: ', original.subject),
      body: aboveOriginal(body, `From: ${original.sender}\nSubject: ${original.subject}\n\n${original.text}`),
      attachments,
    };
    return openDraft(state, { ...email, kind: 'forward', messageId, createdMs: nowMs });
  },
  'messages.draft': (state, { recipients, text }, { nowMs }) => {
    const step = create(state, 'messages', { status: 'draft', recipients, text, createdMs: nowMs });
    return { state: step.state, result: { status: 'done', output: { recipients } }, events: [step.event] };
  },
  'messages.send': (state, { recipients, text }, { nowMs }) => {
    const step = create(state, 'messages', { status: 'sent', recipients, text, createdMs: nowMs });
    return { state: step.state, result: { status: 'done', output: { recipients } }, events: [step.event] };
  },
};

function openDraft(state: MacState, draft: Omit<SimulatedDraft, 'id'>): MacStep<EmailDraft> {
  const missing = draft.attachments.find((path) => !state.files.some(({ id }) => id === path));
  if (missing !== undefined) return refuse(state, 'object-missing', `There is no file ${missing} to attach.`);
  const step = create(state, 'drafts', draft);
  const output = { id: step.id, subject: draft.subject };
  return { state: step.state, result: { status: 'done', output }, events: [step.event] };
}

const aboveOriginal = (body: string, original: string): string => `${body}\n\n${original}`;

const quote = (text: string): string => text.replaceAll(/^/gmu, '> ');

const withPrefix = (prefix: string, subject: string): string =>
  subject.toLowerCase().startsWith(prefix.toLowerCase()) ? subject : `${prefix}${subject}`;
