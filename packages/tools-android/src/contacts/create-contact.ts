import { defineTool, implementTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import type { AndroidToolOptions } from '../android-tool.ts';
import { type Deed, deedSchema } from '../deed.ts';
import { phoneNumberSchema } from './phone-number-schema.ts';

export interface CreateContactInput {
  readonly name: string;
  readonly phone_number: string;
}

export const createContact: ToolDefinition<CreateContactInput, Deed> = defineTool({
  name: 'create_contact',
  title: 'Create a contact',
  category: 'system',
  summary: 'Add a person with a phone number to the address book.',
  input: z.strictObject({
    name: z.string().min(1).meta({ description: 'Full name, first and last.' }),
    phone_number: phoneNumberSchema('Phone number, best in E.164 form such as +12345678900.'),
  }),
  output: deedSchema('Whether the contact was stored.'),
  effect: 'write',
  resource: 'android.contacts',
  examples: [
    {
      query: 'Save Priya Nair, +44 20 7946 0018, to my contacts',
      input: { name: 'Priya Nair', phone_number: '+442079460018' },
    },
  ],
});

export const createContactTool = ({ device }: AndroidToolOptions): Tool<CreateContactInput, Deed> =>
  implementTool(createContact, async ({ name, phone_number: number }, { signal, reportChange }) => {
    const stored = await device.contacts.create({ name, number }, { signal });
    reportChange({ path: `contacts.${stored.contactId}`, from: null, to: { name: stored.name, number: stored.number } });
    return { ok: true, detail: `stored ${stored.name}, ${stored.number}` };
  });
