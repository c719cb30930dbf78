import { defineTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { optionalWallDay } from '../argument-schemas.ts';
import { chooseContainer } from '../choose-container.ts';
import { implementMacosTool, type MacosToolOptions } from '../macos-tool.ts';
import { momentOf } from '../moment-of.ts';

export interface CreateReminderInput {
  readonly name: string;
  readonly due_date: string;
  readonly notes: string;
  readonly list_name: string;
  readonly priority: number;
  readonly all_day: boolean;
}

export const createReminder: ToolDefinition<CreateReminderInput, string> = defineTool({
  name: 'create_reminder',
  title: 'Create reminder',
  category: 'reminders',
  summary: 'Create a reminder in the Reminders app.',
  input: z.strictObject({
    name: z.string().min(1).meta({ description: 'What to be reminded of.', compare: 'semantic' }),
    due_date: optionalWallDay({ description: 'When, as YYYY-MM-DD HH:MM:SS, or YYYY-MM-DD for a whole day.' }),
    notes: z.string().meta({ description: 'Extra text; empty string for none.', compare: 'semantic' }).default(''),
    list_name: z.string().meta({ description: 'List; empty string for the default one.', compare: 'normalized' }).default(''),
    priority: z.int().min(0).max(9).meta({ description: '0 none, 1-4 high, 5 medium, 6-9 low.' }).default(0),
    all_day: z.boolean().meta({ description: 'True for a whole-day reminder.' }).default(false),
  }),
  output: z.string().describe('Status text.'),
  effect: 'write',
  resource: 'macos.reminders',
  examples: [
    {
      query: 'Remind me to call Sid at 3 pm on 5 January 2027',
      input: { name: 'Call Sid', due_date: '2027-01-05 15:00:00', notes: '', list_name: '', priority: 0, all_day: false },
    },
  ],
});

const dayLength = 'YYYY-MM-DD'.length;

/** A date without a time is a whole day, whatever `all_day` says. */
export const createReminderTool = ({ device: { reminders, timeZone } }: MacosToolOptions): Tool<CreateReminderInput, string> =>
  implementMacosTool(createReminder, async (input, { signal, reportChange }) => {
    const { name, due_date: due, notes, priority } = input;
    const lists = await reminders.lists({}, { signal });
    const list = chooseContainer(lists, { said: input.list_name, parameter: 'list_name', noun: 'list' });
    const isAllDay = due !== '' && (input.all_day || due.length === dayLength);
    const shownDue = isAllDay ? due.slice(0, dayLength) : due;
    const dueMs = due === '' ? null : momentOf(shownDue, { timeZone });
    const { id } = await reminders.create({ listId: list.id, name, notes, priority, dueMs, isAllDay }, { signal });
    reportChange({ path: `Reminders/${list.name}/${id}`, from: null, to: { name, due: shownDue, notes, priority } });
    return `Created the reminder "${name}" in the list ${list.name}${due === '' ? '' : `, due ${shownDue}`}.`;
  });
