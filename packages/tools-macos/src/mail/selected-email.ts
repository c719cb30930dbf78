import { ToolFailure } from '@octoweave/core';
import type { PortOptions } from '../port-options.ts';
import type { EmailMessage, MailPort } from './mail-port.ts';

/**
 * The email "this email" means.
 *
 * @throws {ToolFailure} where none is selected.
 */
export async function selectedEmail(mail: MailPort, options: PortOptions): Promise<EmailMessage> {
  const message = await mail.selected({}, options);
  if (message) return message;
  throw new ToolFailure({
    code: 'email-not-selected',
    message: 'No email is selected in Mail.',
    advice: 'Select the email in Mail, then ask again.',
  });
}
