import { defineTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { optionalTextList, wallTime } from '../argument-schemas.ts';
import { lookUpContact } from '../contacts/look-up-contact.ts';
import { implementMacosTool, type MacosToolOptions } from '../macos-tool.ts';

export interface GetZoomMeetingLinkInput {
  readonly topic: string;
  readonly start_time: string;
  readonly duration: number;
  readonly meeting_invitees: readonly string[];
}

/** What Zoom takes. */
const longestTopic = 200;

export const getZoomMeetingLink: ToolDefinition<GetZoomMeetingLinkInput, string> = defineTool({
  name: 'get_zoom_meeting_link',
  title: 'Get Zoom meeting link',
  category: 'zoom',
  summary: 'Create a Zoom meeting and return the link to join it.',
  input: z.strictObject({
    topic: z.string().min(1).max(longestTopic).meta({ description: 'What the meeting is about.', compare: 'semantic' }),
    start_time: wallTime({ description: 'Start as YYYY-MM-DD HH:MM:SS.' }),
    duration: z.int().min(1).max(1440).meta({ description: 'Length in minutes.', unit: 'min', extractive: true }),
    meeting_invitees: optionalTextList({
      description: 'Email addresses of the guests (a single string is accepted too).',
      format: 'email',
    }),
  }),
  output: z.string().describe('Link to join the meeting.'),
  effect: 'write',
  resource: 'macos.zoom',
  examples: [
    {
      query: 'Set up a 30 minute Zoom standup with Nick at 10 am on 11 January 2027',
      input: { topic: 'Standup', start_time: '2027-01-11 10:00:00', duration: 30, meeting_invitees: ['nick@example.com'] },
    },
  ],
});

export const getZoomMeetingLinkTool = ({ device: { contacts, zoom, timeZone } }: MacosToolOptions): Tool<GetZoomMeetingLinkInput, string> =>
  implementMacosTool(
    getZoomMeetingLink,
    async (input, { signal, reportChange }) => {
      const { topic, start_time: startTime, duration: durationMinutes, meeting_invitees: invitees } = input;
      const { id, joinUrl } = await zoom.createMeeting({ topic, startTime, timeZone, durationMinutes, invitees }, { signal });
      reportChange({ path: `Zoom/${id}`, from: null, to: { topic, startTime, timeZone, durationMinutes, invitees } });
      return joinUrl;
    },
    { lookUps: { meeting_invitees: lookUpContact({ contacts, kind: 'emails' }) } },
  );
