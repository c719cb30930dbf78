import { defineTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { optionalTextList } from '../argument-schemas.ts';
import { lookUpContact } from '../contacts/look-up-contact.ts';
import { implementMacosTool, type MacosToolOptions } from '../macos-tool.ts';
import { extractiveWriter } from '../writer/extractive-writer.ts';
import { selectedEmail } from './selected-email.ts';

export interface ReplyToEmailInput {
  readonly cc: readonly string[];
  readonly context: string;
  readonly attachments: readonly string[];
}

export const replyToEmail: ToolDefinition<ReplyToEmailInput, string> = defineTool({
  name: 'reply_to_email',
  title: 'Reply to email',
  category: 'mail',
  summary: 'Open a reply to the email selected in the Mail app.',
  input: z.strictObject({
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
      query: 'Reply to this email with the budget attached',
      input: { cc: [], context: '', attachments: ['/Users/me/budget.xlsx'] },
    },
  ],
});

/** Leaves a draft above the quoted original; nothing is sent. */
export const replyToEmailTool = ({
  device: { contacts, mail },
  writer = extractiveWriter,
}: MacosToolOptions): Tool<ReplyToEmailInput, string> =>
  implementMacosTool(
    replyToEmail,
    async ({ cc, context, attachments }, { signal, reportChange }) => {
      const original = await selectedEmail(mail, { signal });
      const { sender, text, subject } = original;
      const body = await writer.writeEmail({ kind: 'reply', subject, context, original: { sender, text } }, { signal });
      const draft = await mail.draftReply({ messageId: original.id, cc, body, attachments }, { signal });
      reportChange({ path: `Mail/drafts/${draft.id}`, from: null, to: { to: [sender], cc, subject: draft.subject, body, attachments } });
      return `Opened a reply to ${sender}, "${draft.subject}"; it is not sent.`;
    },
    { lookUps: { cc: lookUpContact({ contacts, kind: 'emails' }) } },
  );
