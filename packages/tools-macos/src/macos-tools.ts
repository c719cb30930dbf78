import { type AnyTool, implementPack, type ImplementedToolPack } from '@octoweave/core';
import { createCalendarEventTool } from './calendar/create-calendar-event.ts';
import { getEmailAddressTool } from './contacts/get-email-address.ts';
import { getPhoneNumberTool } from './contacts/get-phone-number.ts';
import { openAndGetFilePathTool } from './files/open-and-get-file-path.ts';
import { summarizePdfTool } from './files/summarize-pdf.ts';
import { macosPack } from './macos-pack.ts';
import type { MacosToolOptions } from './macos-tool.ts';
import { composeNewEmailTool } from './mail/compose-new-email.ts';
import { forwardEmailTool } from './mail/forward-email.ts';
import { replyToEmailTool } from './mail/reply-to-email.ts';
import { mapsOpenLocationTool } from './maps/maps-open-location.ts';
import { mapsShowDirectionsTool } from './maps/maps-show-directions.ts';
import { sendSmsTool } from './messages/send-sms.ts';
import { appendNoteContentTool } from './notes/append-note-content.ts';
import { createNoteTool } from './notes/create-note.ts';
import { openNoteTool } from './notes/open-note.ts';
import { createReminderTool } from './reminders/create-reminder.ts';
import { getZoomMeetingLinkTool } from './zoom/get-zoom-meeting-link.ts';

/** The sixteen tools on one Mac, in the order of the pack. */
export function macosTools(options: MacosToolOptions): readonly AnyTool[] {
  return [
    createCalendarEventTool(options),
    getPhoneNumberTool(options),
    getEmailAddressTool(options),
    openAndGetFilePathTool(options),
    summarizePdfTool(options),
    composeNewEmailTool(options),
    replyToEmailTool(options),
    forwardEmailTool(options),
    mapsOpenLocationTool(options),
    mapsShowDirectionsTool(options),
    createNoteTool(options),
    openNoteTool(options),
    appendNoteContentTool(options),
    createReminderTool(options),
    sendSmsTool(options),
    getZoomMeetingLinkTool(options),
  ];
}

/** The pack together with what carries it out on one Mac. */
export function implementMacosPack(options: MacosToolOptions): ImplementedToolPack {
  return implementPack(macosPack, macosTools(options));
}
