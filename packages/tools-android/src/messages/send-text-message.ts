import { cannotUndo, defineTool, implementTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import type { AndroidToolOptions } from '../android-tool.ts';
import { chooseContact, contactLabel } from '../contacts/choose-contact.ts';
import type { ContactNumber } from '../contacts/contacts-port.ts';
import { type Deed, deedSchema } from '../deed.ts';
import type { PortOptions } from '../port-options.ts';

export interface SendTextMessageInput {
  readonly contact_name: string;
  readonly message: string;
}

export const sendTextMessage: ToolDefinition<SendTextMessageInput, Deed> = defineTool({
  name: 'send_text_message',
  title: 'Send a text message',
  category: 'system',
  summary: 'Send a text message to somebody in the contacts.',
  input: z.strictObject({
    contact_name: z.string().min(1).meta({ description: 'Name of the contact to write to.' }),
    message: z.string().min(1).meta({ description: 'Text to send.', compare: 'semantic' }),
  }),
  output: deedSchema(
    'Whether the message was sent; detail holds the number used, or why not (no such contact, several matches, draft only).',
  ),
  effect: 'sensitive',
  confirmation: { policy: 'always', message: 'Send this text to {contact_name}?', shows: ['resolved_number'] },
  resource: 'android.messages',
  examples: [
    {
      query: 'Text Maria that I am ten minutes late',
      input: { contact_name: 'Maria', message: 'I am ten minutes late.' },
    },
  ],
});

/**
 * Asks which contact is meant where the name fits several; never picks one.
 *
 * - It is run with the name and its number, so that what was consented to is what the message goes to.
 */
export const sendTextMessageTool = ({ device }: AndroidToolOptions): Tool<SendTextMessageInput, Deed> => {
  const choose = async (said: string, options: PortOptions): Promise<ContactNumber> =>
    chooseContact(await device.contacts.list(options), { said, parameter: 'contact_name', detailOf: ({ number }) => number });
  return implementTool(
    sendTextMessage,
    async ({ contact_name: said, message: text }, { signal, reportChange }) => {
      const { number } = await choose(said, { signal });
      const delivery = await device.messages.send({ number, text }, { signal });
      if (delivery.status === 'draft-opened') return { ok: true, detail: `draft to ${number} opened: press send on the phone` };
      reportChange({ path: `messages.${delivery.id}`, from: null, to: { number, text } });
      return { ok: true, detail: `sent to ${number}` };
    },
    {
      async prepare({ contact_name: said, message }, { signal }) {
        const { name, number } = await choose(said, { signal });
        return { input: { contact_name: contactLabel(name, number), message }, shown: { contact_name: name, resolved_number: number } };
      },
      undo: () => cannotUndo('A message that was sent cannot be taken back.'),
    },
  );
};
