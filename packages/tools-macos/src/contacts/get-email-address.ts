import { defineTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { implementMacosTool, type MacosToolOptions } from '../macos-tool.ts';
import { requireContactDetail } from './find-contact.ts';

export interface GetEmailAddressInput {
  readonly name: string;
}

export const getEmailAddress: ToolDefinition<GetEmailAddressInput, string> = defineTool({
  name: 'get_email_address',
  title: 'Get email address',
  category: 'contacts',
  summary: 'Look up the email address of a person in the contacts.',
  input: z.strictObject({ name: z.string().min(1).describe('Name of the person.') }),
  output: z.string().describe('The address.'),
  effect: 'read',
  resource: 'macos.contacts',
  examples: [{ query: "Find Lutfi's email address", input: { name: 'Lutfi' } }],
});

export const getEmailAddressTool = ({ device: { contacts } }: MacosToolOptions): Tool<GetEmailAddressInput, string> =>
  implementMacosTool(getEmailAddress, ({ name }, { signal }) => requireContactDetail({ contacts, name, kind: 'emails', signal }));
