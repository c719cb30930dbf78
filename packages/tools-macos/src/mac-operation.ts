import type { MacPorts } from './mac-device.ts';
import type { PortOptions } from './port-options.ts';

type OperationsOf<App extends keyof MacPorts> = {
  readonly [Method in keyof MacPorts[App] & string as `${App}.${Method}`]: MacPorts[App][Method];
};

/** Every method of every port by its name as data: `calendar.createEvent`. */
export type MacOperations = OperationsOf<'contacts'> &
  OperationsOf<'calendar'> &
  OperationsOf<'reminders'> &
  OperationsOf<'notes'> &
  OperationsOf<'mail'> &
  OperationsOf<'messages'> &
  OperationsOf<'files'> &
  OperationsOf<'maps'> &
  OperationsOf<'zoom'>;

/** The name of one operation. */
export type MacOperationName = keyof MacOperations;

/** What an operation is given. */
export type MacOperationInput<Name extends MacOperationName> = Parameters<MacOperations[Name]>[0];

/** What an operation resolves with. */
export type MacOperationOutput<Name extends MacOperationName> = Awaited<ReturnType<MacOperations[Name]>>;

/** One operation with what it is given: JSON. */
export type MacCall = {
  [Name in MacOperationName]: { readonly operation: Name; readonly input: MacOperationInput<Name> };
}[MacOperationName];

/** Carries out any operation: a simulator applies it to a state, a driver runs a script. */
export type PerformMacOperation = <Name extends MacOperationName>(
  operation: Name,
  input: MacOperationInput<Name>,
  options?: PortOptions,
) => Promise<MacOperationOutput<Name>>;

/** The ports of a Mac that carries out operations by their names. */
export function createMacPorts(perform: PerformMacOperation): MacPorts {
  const port =
    <Name extends MacOperationName>(operation: Name) =>
    (input: MacOperationInput<Name>, options?: PortOptions): Promise<MacOperationOutput<Name>> =>
      perform(operation, input, options);
  return {
    contacts: { find: port('contacts.find') },
    calendar: { list: port('calendar.list'), createEvent: port('calendar.createEvent'), inviteGuests: port('calendar.inviteGuests') },
    reminders: { lists: port('reminders.lists'), create: port('reminders.create') },
    notes: {
      folders: port('notes.folders'),
      find: port('notes.find'),
      create: port('notes.create'),
      open: port('notes.open'),
      append: port('notes.append'),
    },
    mail: {
      selected: port('mail.selected'),
      draft: port('mail.draft'),
      draftReply: port('mail.draftReply'),
      draftForward: port('mail.draftForward'),
    },
    messages: { draft: port('messages.draft'), send: port('messages.send') },
    files: { find: port('files.find'), open: port('files.open'), readPdf: port('files.readPdf') },
    maps: { show: port('maps.show') },
    zoom: { createMeeting: port('zoom.createMeeting') },
  };
}
