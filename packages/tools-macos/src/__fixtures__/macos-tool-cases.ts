import type { MacGoal } from '../index.ts';

/** A call on the default Mac and what must be so in the end. */
export interface MacosToolCase {
  readonly tool: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly value: string;
  readonly goals: readonly MacGoal[];
}

/** At least one for every tool. */
export const macosToolCases: readonly MacosToolCase[] = [
  {
    tool: 'create_calendar_event',
    input: { title: 'Design review', start_date: '2027-03-12 14:00:00', end_date: '2027-03-12 15:00:00', invitees: ['lutfi@example.com'] },
    value: 'Created "Design review" in the calendar Home and invited lutfi@example.com.',
    goals: [
      {
        type: 'record-created',
        collection: 'events',
        with: {
          calendarId: 'calendar-1',
          title: 'Design review',
          startMs: Date.UTC(2027, 2, 12, 22),
          endMs: Date.UTC(2027, 2, 12, 23),
          guests: ['lutfi@example.com'],
        },
      },
    ],
  },
  {
    tool: 'create_calendar_event',
    input: { title: 'Swim', start_date: '2027-07-01 09:30:00', end_date: '', location: 'Pool', notes: 'Bring towel', calendar: 'work' },
    value: 'Created "Swim" in the calendar Work.',
    goals: [
      {
        type: 'record-created',
        collection: 'events',
        with: {
          calendarId: 'calendar-2',
          startMs: Date.UTC(2027, 6, 1, 16, 30),
          endMs: Date.UTC(2027, 6, 1, 17, 30),
          location: 'Pool',
          notes: 'Bring towel',
          guests: [],
        },
      },
    ],
  },
  { tool: 'get_phone_number', input: { name: 'Sid' }, value: '+14155550101', goals: [] },
  { tool: 'get_phone_number', input: { name: 'mom' }, value: '+14155550109', goals: [] },
  { tool: 'get_phone_number', input: { name: 'Dana Kim' }, value: '+14155550120', goals: [] },
  { tool: 'get_email_address', input: { name: 'Lutfi' }, value: 'lutfi@example.com', goals: [] },
  {
    tool: 'open_and_get_file_path',
    input: { file_name: 'resume.pdf' },
    value: '/Users/me/Documents/resume.pdf',
    goals: [{ type: 'window-shown', window: 'Finder', item: '/Users/me/Documents/resume.pdf' }],
  },
  {
    tool: 'summarize_pdf',
    input: { pdf_path: '/Users/me/Documents/Quarterly Report.pdf' },
    value: 'Revenue grew by eight percent in the third quarter. Most of the revenue came from repairs. The quarter closed with a profit.',
    goals: [],
  },
  {
    tool: 'compose_new_email',
    input: {
      recipients: 'sid@example.com',
      cc: [],
      subject: 'Budget',
      context: 'It is attached.',
      attachments: ['/Users/me/Documents/budget.xlsx'],
    },
    value: 'Opened a draft "Budget" to sid@example.com; it is not sent.',
    goals: [
      {
        type: 'record-created',
        collection: 'drafts',
        with: {
          kind: 'new',
          to: ['sid@example.com'],
          cc: [],
          subject: 'Budget',
          body: 'It is attached.',
          attachments: ['/Users/me/Documents/budget.xlsx'],
        },
      },
    ],
  },
  {
    tool: 'reply_to_email',
    input: { cc: ['ben@example.com'], context: 'Here it is.', attachments: [] },
    value: 'Opened a reply to Greta Lindqvist <greta@example.com>, "Re: Budget for the garden show"; it is not sent.',
    goals: [
      {
        type: 'record-created',
        collection: 'drafts',
        with: {
          kind: 'reply',
          messageId: 'email-1',
          cc: ['ben@example.com'],
          subject: 'Re: Budget for the garden show',
          body: { contains: 'Here it is. Greta Lindqvist <greta@example.com> wrote: > Hello,' },
        },
      },
    ],
  },
  {
    tool: 'forward_email',
    input: { recipients: ['marketing@example.com'], context: 'Please see below.' },
    value: 'Opened a forward to marketing@example.com, "Fwd: Budget for the garden show"; it is not sent.',
    goals: [
      {
        type: 'record-created',
        collection: 'drafts',
        with: {
          kind: 'forward',
          to: ['marketing@example.com'],
          body: {
            contains: 'Please see below. From: Greta Lindqvist <greta@example.com> Subject: Budget for the garden show Hello, could you',
          },
        },
      },
    ],
  },
  {
    tool: 'maps_open_location',
    input: { location: 'Apple Park & Café' },
    value: 'https://maps.apple.com/?q=Apple%20Park%20%26%20Caf%C3%A9',
    goals: [{ type: 'window-shown', window: 'Maps', item: 'https://maps.apple.com/?q=Apple%20Park%20%26%20Caf%C3%A9' }],
  },
  {
    tool: 'maps_show_directions',
    input: { start_location: 'Soda Hall', end_location: 'Starbucks', transport: 'w' },
    value: 'https://maps.apple.com/?saddr=Soda%20Hall&daddr=Starbucks&dirflg=w',
    goals: [{ type: 'window-shown', window: 'Maps', item: 'https://maps.apple.com/?saddr=Soda%20Hall&daddr=Starbucks&dirflg=w' }],
  },
  {
    tool: 'maps_show_directions',
    input: { end_location: 'Ferry Building' },
    value: 'https://maps.apple.com/?daddr=Ferry%20Building&dirflg=d',
    goals: [{ type: 'window-shown', window: 'Maps', item: 'https://maps.apple.com/?daddr=Ferry%20Building&dirflg=d' }],
  },
  {
    tool: 'create_note',
    input: { name: 'Meeting Notes', content: 'Budget approved', folder: 'travel' },
    value: 'Created the note "Meeting Notes" in the folder Travel.',
    goals: [
      { type: 'record-created', collection: 'notes', with: { name: 'Meeting Notes', text: 'Budget approved', folderId: 'folder-2' } },
    ],
  },
  {
    tool: 'open_note',
    input: { name: 'packing list' },
    value: 'Passport\nCharger\nRain jacket',
    goals: [{ type: 'window-shown', window: 'Notes', item: 'note-1' }],
  },
  {
    tool: 'append_note_content',
    input: { name: 'Packing list', content: 'Sunscreen' },
    value: 'Added it to the note "Packing list".',
    goals: [
      {
        type: 'record-changed',
        collection: 'notes',
        id: 'note-1',
        with: { name: 'Packing list', text: 'Passport\nCharger\nRain jacket\nSunscreen' },
      },
    ],
  },
  {
    tool: 'create_reminder',
    input: { name: 'Call Sid', due_date: '2027-01-05 15:00:00', priority: 5, notes: 'About the keys' },
    value: 'Created the reminder "Call Sid" in the list Reminders, due 2027-01-05 15:00:00.',
    goals: [
      {
        type: 'record-created',
        collection: 'reminders',
        with: {
          name: 'Call Sid',
          listId: 'list-1',
          dueMs: Date.UTC(2027, 0, 5, 23),
          isAllDay: false,
          priority: 5,
          notes: 'About the keys',
        },
      },
    ],
  },
  {
    tool: 'create_reminder',
    input: { name: 'Water the ferns', due_date: '2027-01-09', list_name: 'Groceries' },
    value: 'Created the reminder "Water the ferns" in the list Groceries, due 2027-01-09.',
    goals: [
      { type: 'record-created', collection: 'reminders', with: { listId: 'list-2', dueMs: Date.UTC(2027, 0, 9, 8), isAllDay: true } },
    ],
  },
  {
    tool: 'create_reminder',
    input: { name: 'Someday', due_date: '' },
    value: 'Created the reminder "Someday" in the list Reminders.',
    goals: [{ type: 'record-created', collection: 'reminders', with: { name: 'Someday', dueMs: null, isAllDay: false } }],
  },
  {
    tool: 'send_sms',
    input: { recipients: ['+14155550171'], message: 'I am running late.' },
    value: 'Opened a message to +14155550171; it is not sent.',
    goals: [
      {
        type: 'record-created',
        collection: 'messages',
        with: { status: 'draft', recipients: ['+14155550171'], text: 'I am running late.' },
      },
    ],
  },
  {
    tool: 'get_zoom_meeting_link',
    input: { topic: 'Standup', start_time: '2027-01-11 10:00:00', duration: 30, meeting_invitees: ['nick@example.com'] },
    value: 'https://zoom.example/j/8000100001',
    goals: [
      {
        type: 'record-created',
        collection: 'meetings',
        with: {
          topic: 'Standup',
          startTime: '2027-01-11 10:00:00',
          timeZone: 'America/Los_Angeles',
          durationMinutes: 30,
          invitees: ['nick@example.com'],
        },
      },
    ],
  },
];
