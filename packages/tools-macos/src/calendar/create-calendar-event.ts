import { defineTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { optionalTextList, optionalWallTime, wallTime } from '../argument-schemas.ts';
import { chooseContainer } from '../choose-container.ts';
import { lookUpContact } from '../contacts/look-up-contact.ts';
import { implementMacosTool, type MacosToolOptions } from '../macos-tool.ts';
import { momentOf } from '../moment-of.ts';
import { addWallMinutes } from '../wall-time.ts';

export interface CreateCalendarEventInput {
  readonly title: string;
  readonly start_date: string;
  readonly end_date: string;
  readonly location: string;
  readonly invitees: readonly string[];
  readonly notes: string;
  readonly calendar: string;
}

export const createCalendarEvent: ToolDefinition<CreateCalendarEventInput, string> = defineTool({
  name: 'create_calendar_event',
  title: 'Create calendar event',
  category: 'calendar',
  summary: 'Put an event into a calendar of the Calendar app, with guests if wanted.',
  input: z
    .strictObject({
      title: z.string().min(1).meta({ description: 'What the event is called.', compare: 'semantic' }),
      start_date: wallTime({ description: 'Start as YYYY-MM-DD HH:MM:SS.' }),
      end_date: optionalWallTime({
        description: 'End as YYYY-MM-DD HH:MM:SS; an empty string means one hour after the start.',
        endOf: 'start_date',
      }),
      location: z.string().meta({ description: 'Where it takes place; empty string for none.', compare: 'semantic' }).default(''),
      invitees: optionalTextList({
        description: 'Email addresses of the guests; empty list for none (a single string is accepted too).',
        format: 'email',
      }),
      notes: z
        .string()
        .meta({ description: 'Text to attach, e.g. a meeting link; empty string for none.', compare: 'semantic' })
        .default(''),
      calendar: z
        .string()
        .meta({ description: 'Name of the calendar; empty string for the default one.', compare: 'normalized' })
        .default(''),
    })
    .refine(({ start_date, end_date }) => end_date === '' || end_date > start_date, {
      path: ['end_date'],
      message: 'The event would end before it starts.',
    }),
  output: z.string().describe('Status text naming the calendar used.'),
  effect: 'write',
  confirmation: { policy: 'when', when: { invitees: 'non-empty' }, message: 'Create "{title}" and invite {invitees}?' },
  resource: 'macos.calendar',
  examples: [
    {
      query: 'Schedule a design review with lutfi@example.com on 12 March 2027 from 2 to 3 pm',
      input: {
        title: 'Design review',
        start_date: '2027-03-12 14:00:00',
        end_date: '2027-03-12 15:00:00',
        location: '',
        invitees: ['lutfi@example.com'],
        notes: '',
        calendar: '',
      },
    },
  ],
});

const defaultMinutes = 60;

/** Guests are added once the event is there; where that fails, the event is reported and stays. */
export const createCalendarEventTool = ({
  device: { calendar: port, contacts, timeZone },
}: MacosToolOptions): Tool<CreateCalendarEventInput, string> =>
  implementMacosTool(
    createCalendarEvent,
    async (input, { signal, reportChange }) => {
      const { title, start_date: start, location, invitees, notes } = input;
      const end = input.end_date === '' ? addWallMinutes(start, defaultMinutes) : input.end_date;
      const calendars = await port.list({}, { signal });
      const calendar = chooseContainer(calendars, { said: input.calendar, parameter: 'calendar', noun: 'calendar' });
      const startMs = momentOf(start, { timeZone });
      const endMs = Math.max(momentOf(end, { timeZone }), startMs);
      const { id } = await port.createEvent({ calendarId: calendar.id, title, startMs, endMs, location, notes }, { signal });
      const path = `Calendar/${calendar.name}/${id}`;
      reportChange({ path, from: null, to: { title, start, end, location, notes } });
      if (invitees.length === 0) return `Created "${title}" in the calendar ${calendar.name}.`;
      const { addresses } = await port.inviteGuests({ calendarId: calendar.id, eventId: id, addresses: invitees }, { signal });
      reportChange({ path: `${path}/guests`, from: [], to: addresses });
      return `Created "${title}" in the calendar ${calendar.name} and invited ${addresses.join(', ')}.`;
    },
    { lookUps: { invitees: lookUpContact({ contacts, kind: 'emails' }) } },
  );
