import { ToolFailure } from '@octoweave/core';
import type { MailPort } from '../../mail/mail-port.ts';
import type { MessagesPort } from '../../messages/messages-port.ts';
import { phoneFailure } from '../../phone-failure.ts';
import type { PortOptions } from '../../port-options.ts';
import type { TelephonyPort } from '../../telephony/telephony-port.ts';
import { composeMail, composeMessage, dumpTelephony, openDialler, startCall } from '../commands.ts';
import { type AdbPortContext, lookUntil } from './adb-port-context.ts';

/** Text messages of a phone behind adb: they are put on the screen, and a person sends them. */
export const adbMessages = ({ shell }: AdbPortContext): MessagesPort => ({
  async send(message, options = {}) {
    await shell.run(composeMessage(message), options);
    return { status: 'draft-opened' };
  },
});

/** Mail of a phone behind adb: it is put on the screen, and a person sends it. */
export const adbMail = ({ shell }: AdbPortContext): MailPort => ({
  async send(mail, options = {}) {
    if (mail.attachments.length > 0)
      throw phoneFailure('not-supported', { message: 'Over adb no file can be attached to a mail.', advice: 'Attach it on the phone.' });
    await shell.run(composeMail(mail), options);
    return { status: 'draft-opened' };
  },
});

const callAttempts = 10;

/** Calls of a phone behind adb. Where it refuses to call by itself, emergency numbers always, the number is put on the screen. */
export function adbTelephony(context: AdbPortContext): TelephonyPort {
  const { shell, clock } = context;
  const readIsCalling = async (options: PortOptions): Promise<boolean> =>
    /\bmCallState=[12]\b/u.test(await shell.run(dumpTelephony, options));
  return {
    async call(number, options = {}) {
      if (await readIsCalling(options))
        throw phoneFailure('not-supported', { message: 'The phone is in a call.', advice: 'Hang up first.' });
      const isRefused = await shell.run(startCall(number), options).then(
        () => false,
        (error: unknown) => {
          if (error instanceof ToolFailure && error.code === 'permission-denied') return true;
          throw error;
        },
      );
      const isCalling =
        !isRefused &&
        (await lookUntil(context, { look: () => readIsCalling(options), until: Boolean, attempts: callAttempts, ...options }));
      if (isCalling) return { status: 'started', id: String(clock().getTime()) };
      await shell.run(openDialler(number), options);
      return { status: 'dialler-opened' };
    },
  };
}
