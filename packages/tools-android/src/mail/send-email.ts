import { cannotUndo, defineTool, implementTool, type ImplementToolOptions, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import type { AndroidToolOptions } from '../android-tool.ts';
import type { ContactsPort } from '../contacts/contacts-port.ts';
import { lookUpAddress } from '../contacts/look-up-contact.ts';
import { type Deed, deedSchema } from '../deed.ts';

export interface SendEmailInput {
  readonly recipient: string;
  readonly title: string;
  readonly content: string;
  readonly attachments?: readonly string[] | undefined;
  readonly cc?: readonly string[] | undefined;
  readonly bcc?: readonly string[] | undefined;
}

/** The pattern browsers use: all that the email normaliser lets through. */
const email = (): z.ZodEmail => z.email({ pattern: z.regexes.html5Email });

export const sendEmail: ToolDefinition<SendEmailInput, Deed> = defineTool({
  name: 'send_email',
  title: 'Send an email',
  category: 'app',
  summary: 'Send an email message, with optional attachments and copies.',
  input: z.strictObject({
    recipient: email().meta({ description: 'Email address of the main recipient.' }),
    title: z.string().meta({ description: 'Subject line.', compare: 'semantic' }),
    content: z.string().meta({ description: 'Text of the message.', compare: 'semantic' }),
    attachments: z.array(z.string()).meta({ description: 'Paths of the files to attach.', compare: 'exact', extractive: true }).optional(),
    cc: z.array(email()).meta({ description: 'Addresses to send a copy to.', extractive: true }).optional(),
    bcc: z.array(email()).meta({ description: 'Addresses to send a blind copy to.', extractive: true }).optional(),
  }),
  output: deedSchema('Whether the message was handed over for sending; detail tells "sent" from "draft opened".'),
  effect: 'sensitive',
  confirmation: { policy: 'always', message: 'Send "{title}" to {recipient}?' },
  resource: 'android.mail',
  examples: [
    {
      query: 'Email dana@example.com that the 3 pm review is moved to Friday',
      input: {
        recipient: 'dana@example.com',
        title: 'Review moved to Friday',
        content: 'Hi Dana, the 3 pm review is moved to Friday.',
      },
    },
  ],
});

function addressLookUps(contacts: ContactsPort): ImplementToolOptions<SendEmailInput>['lookUps'] {
  const lookUp = lookUpAddress(contacts);
  return { recipient: lookUp, cc: lookUp, bcc: lookUp };
}

export const sendEmailTool = ({ device }: AndroidToolOptions): Tool<SendEmailInput, Deed> =>
  implementTool(
    sendEmail,
    async ({ recipient, title, content, attachments = [], cc = [], bcc = [] }, { signal, reportChange }) => {
      const mail = { to: recipient, subject: title, text: content, attachments, cc, bcc };
      const delivery = await device.mail.send(mail, { signal });
      if (delivery.status === 'draft-opened') return { ok: true, detail: 'draft opened: press send on the phone' };
      reportChange({ path: `mail.${delivery.id}`, from: null, to: mail });
      return { ok: true, detail: 'sent' };
    },
    { lookUps: addressLookUps(device.contacts), undo: () => cannotUndo('A mail that was sent cannot be taken back.') },
  );
