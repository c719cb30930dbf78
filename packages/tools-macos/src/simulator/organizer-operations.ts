import { change, contains, create, look, refuse } from './mac-step.ts';
import type { MacOperationTable } from './operation-table.ts';

/** What Contacts, Calendar and Reminders do. */
export const organizerOperations: MacOperationTable<'contacts' | 'calendar' | 'reminders'> = {
  'contacts.find': (state, { name }) =>
    look(
      state,
      state.contacts.filter((contact) => contains(contact.name, name) || contains(contact.nickname, name)),
    ),
  'calendar.list': (state) => look(state, state.calendars),
  'calendar.createEvent': (state, { calendarId, title, startMs, endMs, location, notes }) => {
    if (!state.calendars.some(({ id }) => id === calendarId)) return refuse(state, 'object-missing', `There is no calendar ${calendarId}.`);
    if (endMs < startMs) return refuse(state, 'script-failed', 'The event would end before it starts.');
    const step = create(state, 'events', { calendarId, title, startMs, endMs, location, notes, guests: [] });
    return { state: step.state, result: { status: 'done', output: { id: step.id } }, events: [step.event] };
  },
  'calendar.inviteGuests': (state, { calendarId, eventId, addresses }) => {
    const event = state.events.find((one) => one.id === eventId && one.calendarId === calendarId);
    if (!event) return refuse(state, 'object-missing', `There is no event ${eventId}.`);
    const guests = [...new Set([...event.guests, ...addresses])];
    const step = change(state, 'events', { id: eventId, guests });
    return { state: step.state, result: { status: 'done', output: { addresses: guests } }, events: [step.event] };
  },
  'reminders.lists': (state) => look(state, state.reminderLists),
  'reminders.create': (state, { listId, name, notes, priority, dueMs, isAllDay }) => {
    if (!state.reminderLists.some(({ id }) => id === listId)) return refuse(state, 'object-missing', `There is no list ${listId}.`);
    const step = create(state, 'reminders', { listId, name, notes, priority, dueMs, isAllDay });
    return { state: step.state, result: { status: 'done', output: { id: step.id } }, events: [step.event] };
  },
};
