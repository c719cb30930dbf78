export { macosPack } from './macos-pack.ts';
export { implementMacosPack, macosTools } from './macos-tools.ts';
export type { MacosToolOptions } from './macos-tool.ts';

export { MacError, type MacErrorCode, type MacErrorOptions } from './mac-error.ts';
export type { MacDevice, MacPorts } from './mac-device.ts';
export { createMacPorts } from './mac-operation.ts';
export type {
  MacCall,
  MacOperationInput,
  MacOperationName,
  MacOperationOutput,
  MacOperations,
  PerformMacOperation,
} from './mac-operation.ts';
export type { CalendarInvitation, CalendarPort, NewCalendarEvent } from './calendar/calendar-port.ts';
export type { Contact, ContactDetail, ContactsPort } from './contacts/contacts-port.ts';
export type { Container } from './container.ts';
export type { FilesPort, FoundFile } from './files/files-port.ts';
export type { EmailDraft, EmailForward, EmailMessage, EmailReply, MailPort, NewEmail } from './mail/mail-port.ts';
export type { MapsPort } from './maps/maps-port.ts';
export type { MessagesPort, NewMessage } from './messages/messages-port.ts';
export type { NotesPort, NoteSummary } from './notes/notes-port.ts';
export type { PortOptions } from './port-options.ts';
export type { NewReminder, RemindersPort } from './reminders/reminders-port.ts';
export type { NewMeeting, ZoomPort } from './zoom/zoom-port.ts';
export { zoomOverHttp, type ZoomOverHttpOptions } from './zoom/zoom-port.http.ts';
export { extractiveWriter } from './writer/extractive-writer.ts';
export type { EmailAssignment, Writer } from './writer/writer.ts';

export { simulatedMac } from './simulator/simulated-mac.ts';
export type { MacJournalEntry, SimulatedMac, SimulatedMacOptions } from './simulator/simulated-mac.ts';
export { applyMacCall, type MacCallOf } from './simulator/apply-mac-call.ts';
export { diffMacStates, hashMacState, type MacStateDifference } from './simulator/compare-mac-states.ts';
export { defaultMacState } from './simulator/default-mac-state.ts';
export { checkMacGoals, type CheckMacGoalsOptions, type MacGoal, type MacGoalValues } from './simulator/mac-goal.ts';
export type {
  MacCollection,
  MacRecord,
  MacRecords,
  MacState,
  MacWindow,
  SimulatedDraft,
  SimulatedEvent,
  SimulatedFile,
  SimulatedMeeting,
  SimulatedMessage,
  SimulatedNote,
  SimulatedReminder,
} from './simulator/mac-state.ts';
export type { ApplyMacCallOptions, MacEvent, MacResult, MacStep } from './simulator/mac-step.ts';
