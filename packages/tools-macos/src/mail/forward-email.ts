import { defineTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { optionalTextList, textList } from '../argument-schemas.ts';
import { lookUpContact } from '../contacts/look-up-contact.ts';
import { implementMacosTool, type MacosToolOptions } from '../macos-tool.ts';
import { extractiveWriter } from '../writer/extractive-writer.ts';
import { selectedEmail } from './selected-email.ts';

export interface ForwardEmailInput {
  readonly recipients: readonly string[];
  readonly cc: readonly string[];
  readonly context: string;
  readonly attachments: readonly string[];
}

export const forwardEmail: ToolDefinition<ForwardEmailInput, string> = defineTool({
  name: 'forward_email',
  title: 'Forward email',
  category: 'mail',
  summary: 'Open a forward of the email selected in the Mail app.',
  input: z.strictObject({
    recipients: textList({
      description: 'Addresses of the recipients (a single string is accepted too).',
      format: 'email',
    }),
    cc: optionalTextList({ description: 'Addresses to copy (a single string is accepted too).', format: 'email' }),
    context: z
      .string()
      .meta({ description: 'Results of earlier steps the text must contain; otherwise empty.', compare: 'semantic' })
      .default(''),
    attachments: optionalTextList({ description: 'Paths of the files to attach (a single string is accepted too).' }),
  }),
  output: z.string().describe('Status text.'),
  effect: 'write',
  resource: 'macos.mail',
  examples: [
    {
      query: 'Forward this to the marketing list',
      input: { recipients: ['marketing@example.com'], cc: [], context: '', attachments: [] },
    },
  ],
});

/** Leaves a draft above the original; nothing is sent. */
export const forwardEmailTool = ({
  device: { contacts, mail },
  writer = extractiveWriter,
}: MacosToolOptions): Tool<ForwardEmailInput, string> =>
  implementMacosTool(
    forwardEmail,
    async ({ recipients, cc, context, attachments }, { signal, reportChange }) => {
      const original = await selectedEmail(mail, { signal });
      const { sender, text, subject } = original;
      const body = await writer.writeEmail({ kind: 'forward', subject, context, original: { sender, text } }, { signal });
      const draft = await mail.draftForward({ messageId: original.id, to: recipients, cc, body, attachments }, { signal });
      const to = { to: recipients, cc, subject: draft.subject, body, attachments };
      reportChange({ path: `Mail/drafts/${draft.id}`, from: null, to });
      return `Opened a forward to ${recipients.join(', ')}, "${draft.subject}"; it is not sent.`;
    },
    { lookUps: { recipients: lookUpContact({ contacts, kind: 'emails' }), cc: lookUpContact({ contacts, kind: 'emails' }) } },
  );
