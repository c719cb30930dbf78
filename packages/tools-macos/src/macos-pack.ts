import { definePack, type ToolPack } from '@octoweave/core';
import { createCalendarEvent } from './calendar/create-calendar-event.ts';
import { getEmailAddress } from './contacts/get-email-address.ts';
import { getPhoneNumber } from './contacts/get-phone-number.ts';
import { openAndGetFilePath } from './files/open-and-get-file-path.ts';
import { summarizePdf } from './files/summarize-pdf.ts';
import { composeNewEmail } from './mail/compose-new-email.ts';
import { forwardEmail } from './mail/forward-email.ts';
import { replyToEmail } from './mail/reply-to-email.ts';
import { mapsOpenLocation } from './maps/maps-open-location.ts';
import { mapsShowDirections } from './maps/maps-show-directions.ts';
import { sendSms } from './messages/send-sms.ts';
import { appendNoteContent } from './notes/append-note-content.ts';
import { createNote } from './notes/create-note.ts';
import { openNote } from './notes/open-note.ts';
import { createReminder } from './reminders/create-reminder.ts';
import { getZoomMeetingLink } from './zoom/get-zoom-meeting-link.ts';

/**
 * The declarations of a Mac's sixteen tools; no device code comes with them.
 *
 * Append-only: they are the tools of TinyAgent, in the order of its retriever's labels.
 */
export const macosPack: ToolPack = definePack({
  name: 'macos',
  version: '1.0.0',
  definitions: [
    createCalendarEvent,
    getPhoneNumber,
    getEmailAddress,
    openAndGetFilePath,
    summarizePdf,
    composeNewEmail,
    replyToEmail,
    forwardEmail,
    mapsOpenLocation,
    mapsShowDirections,
    createNote,
    openNote,
    appendNoteContent,
    createReminder,
    sendSms,
    getZoomMeetingLink,
  ],
});
