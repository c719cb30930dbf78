import { defineTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { textList } from '../argument-schemas.ts';
import { lookUpContact } from '../contacts/look-up-contact.ts';
import { implementMacosTool, type MacosToolOptions } from '../macos-tool.ts';

export interface SendSmsInput {
  readonly recipients: readonly string[];
  readonly message: string;
}

export const sendSms: ToolDefinition<SendSmsInput, string> = defineTool({
  name: 'send_sms',
  title: 'Send SMS',
  category: 'messages',
  summary: 'Write a text message to one or more phone numbers in the Messages app.',
  input: z.strictObject({
    recipients: textList({ description: 'Phone numbers (a single string is accepted too).', format: 'phone' }),
    message: z.string().min(1).meta({ description: 'Text of the message.', compare: 'semantic' }),
  }),
  output: z.string().describe('Status text.'),
  effect: 'sensitive',
  confirmation: { policy: 'always', message: 'Text {recipients}?' },
  resource: 'macos.messages',
  examples: [
    {
      query: 'Text Canberk that I am running late',
      input: { recipients: ['+14155550171'], message: 'I am running late.' },
    },
  ],
});

/** Leaves a draft unless `messageDelivery` is `send`. */
export const sendSmsTool = ({ device: { contacts, messages }, messageDelivery = 'draft' }: MacosToolOptions): Tool<SendSmsInput, string> =>
  implementMacosTool(
    sendSms,
    async ({ recipients, message: text }, { signal, reportChange }) => {
      const to = recipients.join(', ');
      if (messageDelivery === 'draft') {
        await messages.draft({ recipients, text }, { signal });
        reportChange({ path: 'Messages/draft', from: null, to: { recipients, text } });
        return `Opened a message to ${to}; it is not sent.`;
      }
      await messages.send({ recipients, text }, { signal });
      reportChange({ path: 'Messages/sent', from: null, to: { recipients, text } });
      return `Sent the message to ${to}.`;
    },
    { lookUps: { recipients: lookUpContact({ contacts, kind: 'phones' }) } },
  );
