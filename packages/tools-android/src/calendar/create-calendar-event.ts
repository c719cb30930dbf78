import { defineTool, implementTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import type { AndroidToolOptions } from '../android-tool.ts';
import { type Deed, deedSchema } from '../deed.ts';

export interface CreateCalendarEventInput {
  readonly title: string;
  readonly start_time: string;
  readonly end_time: string;
}

const moment = (description: string, meta: { readonly endOf?: 'start_time' } = {}): z.ZodString =>
  z
    .string()
    .regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])-(?:[01]\d|2[0-3])-[0-5]\d$/u)
    .meta({ description, format: 'YYYY-MM-DD-HH-MM', compare: 'exact', ...meta });

export const createCalendarEvent: ToolDefinition<CreateCalendarEventInput, Deed> = defineTool({
  name: 'create_calendar_event',
  title: 'Create a calendar event',
  category: 'system',
  summary: 'Put an event into the calendar.',
  input: z
    .strictObject({
      title: z.string().min(1).meta({ description: 'What the event is called.', compare: 'semantic' }),
      start_time: moment('Start as YYYY-MM-DD-HH-MM, e.g. 2022-12-31-23-59.'),
      end_time: moment('End as YYYY-MM-DD-HH-MM; later than the start.', { endOf: 'start_time' }),
    })
    .refine(({ start_time, end_time }) => end_time > start_time, {
      path: ['end_time'],
      error: 'The event would end before it starts.',
    }),
  output: deedSchema('Whether the event was stored.'),
  effect: 'write',
  resource: 'android.calendar',
  examples: [
    {
      query: 'Put dentist on my calendar for 9 to 9:45 on March 4th 2027',
      input: { title: 'Dentist', start_time: '2027-03-04-09-00', end_time: '2027-03-04-09-45' },
    },
  ],
});

export const createCalendarEventTool = ({ device }: AndroidToolOptions): Tool<CreateCalendarEventInput, Deed> =>
  implementTool(createCalendarEvent, async ({ title, start_time, end_time }, { signal, reportChange }) => {
    const event = { title, start: localTime(start_time), end: localTime(end_time) };
    const { id, ...stored } = await device.calendar.createEvent(event, { signal });
    reportChange({ path: `calendar.events.${id}`, from: null, to: stored });
    return { ok: true, detail: `"${stored.title}" is in ${stored.calendar} from ${stored.start} to ${stored.end}` };
  });

/** `2027-03-04-09-00` as `2027-03-04T09:00`. */
const localTime = (said: string): string => said.replace(/^(\d{4}-\d{2}-\d{2})-(\d{2})-(\d{2})$/u, '$1T$2:$3');
