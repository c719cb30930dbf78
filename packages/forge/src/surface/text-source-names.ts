/** Which source fills which text parameter; `tool.parameter` goes before `parameter`. */
const sources: Readonly<Record<string, string>> = {
  destination: 'places',
  origin: 'places',
  start_location: 'places',
  end_location: 'places',
  color: 'colors',
  contact_name: 'people',
  phone_number: 'phone-numbers',
  message: 'messages',
  recipient: 'emails',
  recipients: 'emails',
  cc: 'emails',
  bcc: 'emails',
  invitees: 'emails',
  meeting_invitees: 'emails',
  start_time: 'moments',
  start_date: 'moments',
  end_time: 'times',
  end_date: 'times',
  due_date: 'dues',
  time: 'times',
  label: 'alarm-labels',
  title: 'event-titles',
  topic: 'event-titles',
  subject: 'subjects',
  notes: 'note-contents',
  content: 'note-contents',
  context: 'note-contents',
  calendar: 'calendars',
  folder: 'folders',
  list_name: 'reminder-lists',
  file_name: 'file-names',
  pdf_path: 'file-names',
  path: 'documents',
  attachments: 'file-names',
  device_name: 'bluetooth-devices',
  music_service: 'music-services',
  music_name: 'music',
  video_service: 'video-services',
  video_name: 'videos',
  category: 'news-categories',
  'get_weather_forecast.location': 'cities',
  'create_calendar_event.location': 'venues',
  'maps_open_location.location': 'places',
  'get_trending_news.query': 'news-topics',
  'search_youtube_videos.query': 'video-queries',
  'find_document.query': 'documents',
  'send_email.title': 'subjects',
  'send_email.content': 'messages',
  'send_sms.recipients': 'phone-numbers',
  'create_contact.name': 'full-names',
  'get_phone_number.name': 'people',
  'get_email_address.name': 'people',
  'create_note.name': 'note-names',
  'open_note.name': 'note-names',
  'append_note_content.name': 'note-names',
  'append_note_content.content': 'note-items',
  'create_reminder.name': 'tasks',
};

/** The source of a text parameter where a corpus names no other: the parameter's own name where nothing is known of it. */
export const textSourceOf = (toolName: string, parameterName: string): string =>
  sources[`${toolName}.${parameterName}`] ?? sources[parameterName] ?? parameterName;

/** Sources of whole sentences: only what stands before and after them tells where they begin and end. */
const sentenceSources: ReadonlySet<string> = new Set([
  'messages',
  'clauses',
  'requests',
  'questions',
  'note-contents',
  'note-items',
  'tasks',
]);

/** Whether a text runs on to wherever the request ends, so that nothing may be said after it. */
export const isSentenceSource = (source: string): boolean => sentenceSources.has(source);

/** How a text nobody has seen before is made up: a rare place, colour, person or phrase. */
export type RareStyle = 'place' | 'color' | 'person' | 'phrase' | 'title' | 'none';

const rareStyles: Readonly<Record<string, RareStyle>> = {
  colors: 'color',
  people: 'person',
  'first-names': 'person',
  'full-names': 'person',
  cities: 'title',
  messages: 'phrase',
  clauses: 'phrase',
  requests: 'phrase',
  questions: 'phrase',
  'note-contents': 'phrase',
  'note-items': 'phrase',
  'mail-bodies': 'phrase',
  tasks: 'phrase',
  'event-titles': 'title',
  subjects: 'title',
  documents: 'title',
  'file-names': 'title',
  'note-names': 'title',
  'video-queries': 'title',
  'news-topics': 'title',
  videos: 'title',
  music: 'title',
  'alarm-labels': 'title',
  'bluetooth-devices': 'title',
  folders: 'title',
  calendars: 'title',
  'reminder-lists': 'title',
  'music-services': 'none',
  'video-services': 'none',
  'news-categories': 'none',
};

/** How rare values of a source are made; a place where nothing is known of it. */
export const rareStyleOf = (source: string): RareStyle => rareStyles[source] ?? 'place';
