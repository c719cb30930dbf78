import { defineTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { optionalTextList, textList } from '../argument-schemas.ts';
import { lookUpContact } from '../contacts/look-up-contact.ts';
import { implementMacosTool, type MacosToolOptions } from '../macos-tool.ts';
import { extractiveWriter } from '../writer/extractive-writer.ts';

export interface ComposeNewEmailInput {
  readonly recipients: readonly string[];
  readonly cc: readonly string[];
  readonly subject: string;
  readonly context: string;
  readonly attachments: readonly string[];
}

export const composeNewEmail: ToolDefinition<ComposeNewEmailInput, string> = defineTool({
  name: 'compose_new_email',
  title: 'Compose email',
  category: 'mail',
  summary: 'Open a new email, filled in, in the Mail app.',
  input: z.strictObject({
    recipients: textList({
      description: 'Addresses of the recipients (a single string is accepted too).',
      format: 'email',
    }),
    cc: optionalTextList({ description: 'Addresses to copy (a single string is accepted too).', format: 'email' }),
    subject: z.string().min(1).meta({ description: 'Subject line.', compare: 'semantic' }),
    context: z
      .string()
      .meta({
        description: 'Results of earlier steps the text must contain, such as a map or meeting link; otherwise empty.',
        compare: 'semantic',
      })
      .default(''),
    attachments: optionalTextList({ description: 'Paths of the files to attach (a single string is accepted too).' }),
  }),
  output: z.string().describe('Status text.'),
  effect: 'write',
  resource: 'macos.mail',
  examples: [
    {
      query: 'Email Sid the summary of the report',
      input: {
        recipients: ['sid@example.com'],
        cc: [],
        subject: 'Summary of the report',
        context: 'The report says …',
        attachments: [],
      },
    },
  ],
});

/** Leaves a draft; nothing is sent. */
export const composeNewEmailTool = ({
  device: { contacts, mail },
  writer = extractiveWriter,
}: MacosToolOptions): Tool<ComposeNewEmailInput, string> =>
  implementMacosTool(
    composeNewEmail,
    async ({ recipients, cc, subject, context, attachments }, { signal, reportChange }) => {
      const body = await writer.writeEmail({ kind: 'new', subject, context }, { signal });
      const { id } = await mail.draft({ to: recipients, cc, subject, body, attachments }, { signal });
      reportChange({ path: `Mail/drafts/${id}`, from: null, to: { to: recipients, cc, subject, body, attachments } });
      return `Opened a draft "${subject}" to ${recipients.join(', ')}; it is not sent.`;
    },
    { lookUps: { recipients: lookUpContact({ contacts, kind: 'emails' }), cc: lookUpContact({ contacts, kind: 'emails' }) } },
  );
