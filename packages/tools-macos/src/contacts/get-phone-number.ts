import { defineTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { implementMacosTool, type MacosToolOptions } from '../macos-tool.ts';
import { requireContactDetail } from './find-contact.ts';

export interface GetPhoneNumberInput {
  readonly name: string;
}

export const getPhoneNumber: ToolDefinition<GetPhoneNumberInput, string> = defineTool({
  name: 'get_phone_number',
  title: 'Get phone number',
  category: 'contacts',
  summary: 'Look up the phone number of a person in the contacts.',
  input: z.strictObject({ name: z.string().min(1).describe('Name of the person.') }),
  output: z.string().describe('The number.'),
  effect: 'read',
  resource: 'macos.contacts',
  examples: [{ query: "What is Sid's phone number?", input: { name: 'Sid' } }],
});

export const getPhoneNumberTool = ({ device: { contacts } }: MacosToolOptions): Tool<GetPhoneNumberInput, string> =>
  implementMacosTool(getPhoneNumber, ({ name }, { signal }) => requireContactDetail({ contacts, name, kind: 'phones', signal }));
