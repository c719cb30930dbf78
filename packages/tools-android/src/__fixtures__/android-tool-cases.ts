import { type PhoneGoal, phoneIsUntouched, phoneItemIsAdded, type PhoneState, phoneValueIs } from '../index.ts';

/** A call, the phone it meets, what it answers and what holds afterwards. */
export interface AndroidToolCase {
  readonly tool: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly state?: Partial<PhoneState>;
  readonly value: unknown;
  readonly goals: readonly PhoneGoal[];
}

const asked = [phoneIsUntouched];
const mail = { recipient: 'dana@example.com', title: 'Review', content: 'Moved to Friday' };

/** Every tool at least once, with every branch of what it does. */
export const androidToolCases: readonly AndroidToolCase[] = [
  {
    tool: 'take_a_photo',
    input: { camera: 'front' },
    value: '/storage/emulated/0/DCIM/Camera/IMG_20260310_090000.jpg',
    goals: [
      phoneItemIsAdded('photos', {
        path: '/storage/emulated/0/DCIM/Camera/IMG_20260310_090000.jpg',
        camera: 'front',
        resolution: '1080p',
      }),
    ],
  },
  {
    tool: 'get_trending_news',
    input: { category: 'sports', max_results: 1 },
    value: ['sports: markets (US, en) https://news.example/sports/1'],
    goals: asked,
  },
  { tool: 'get_weather_forecast', input: { location: 'Kyoto' }, value: [like('2026-03-10')], goals: asked },
  {
    tool: 'send_email',
    input: mail,
    value: { ok: true, detail: 'sent' },
    goals: [phoneItemIsAdded('mail', { to: mail.recipient, subject: mail.title, text: mail.content, attachments: [], cc: [], bcc: [] })],
  },
  {
    tool: 'send_email',
    input: { ...mail, attachments: ['/sdcard/Documents/lease.pdf'], cc: ['bob@example.com'], bcc: ['ann@example.com'] },
    value: { ok: true, detail: 'sent' },
    goals: [phoneItemIsAdded('mail', { attachments: ['/sdcard/Documents/lease.pdf'], cc: ['bob@example.com'], bcc: ['ann@example.com'] })],
  },
  {
    tool: 'search_youtube_videos',
    input: { query: 'sourdough', max_results: 1 },
    value: ['sourdough, part 1 (Relevance) https://videos.example/sourdough-1'],
    goals: asked,
  },
  {
    tool: 'find_route_google_maps',
    input: { origin: 'Union Square', destination: 'Oracle Park', mode: 'transit' },
    value: ['Start at Union Square', like('1 km by transit'), 'Arrive at Oracle Park'],
    goals: asked,
  },
  {
    tool: 'check_nest_smoke_detector_status',
    input: {},
    value: 'Smoke: clear, carbon monoxide: clear, battery: 87 %, online',
    goals: asked,
  },
  {
    tool: 'send_text_message',
    input: { contact_name: 'maria lopez', message: "It's $(late) `now`" },
    value: { ok: true, detail: 'sent to +14155550101' },
    goals: [phoneItemIsAdded('messages', { number: '+14155550101', text: "It's $(late) `now`" })],
  },
  {
    tool: 'send_text_message',
    input: { contact_name: 'Bob Keller, +14155550106', message: 'Hi' },
    value: { ok: true, detail: 'sent to +14155550106' },
    goals: [phoneItemIsAdded('messages', { number: '+14155550106', text: 'Hi' })],
  },
  {
    tool: 'make_phone_call',
    input: { phone_number: '+14155550132' },
    value: { ok: true, detail: 'calling +14155550132' },
    goals: [phoneItemIsAdded('calls', { number: '+14155550132' })],
  },
  {
    tool: 'create_contact',
    input: { name: 'Priya Nair', phone_number: '+442079460018' },
    value: { ok: true, detail: 'stored Priya Nair, +442079460018' },
    goals: [phoneItemIsAdded('contacts', { name: 'Priya Nair', number: '+442079460018' })],
  },
  {
    tool: 'set_timer_alarm',
    input: { time: '06:45', label: 'airport' },
    value: { ok: true, detail: 'rings at 06:45' },
    goals: [phoneItemIsAdded('alarms', { time: '06:45', label: 'airport' })],
  },
  { tool: 'set_timer_alarm', input: { time: '07:00', label: 'weekdays' }, value: { ok: true, detail: 'rings at 07:00' }, goals: asked },
  {
    tool: 'change_screen_brightness',
    input: { level: 10 },
    value: { ok: true, detail: 'brightness 100 %' },
    goals: [phoneValueIs('screen.brightness', 1), phoneValueIs('screen.isAdaptive', false)],
  },
  {
    tool: 'create_calendar_event',
    input: { title: 'Dentist', start_time: '2027-03-04-09-00', end_time: '2027-03-04-09-45' },
    value: { ok: true, detail: '"Dentist" is in Personal from 2027-03-04T09:00 to 2027-03-04T09:45' },
    goals: [
      phoneItemIsAdded('calendar.events', { title: 'Dentist', start: '2027-03-04T09:00', end: '2027-03-04T09:45', calendar: 'Personal' }),
    ],
  },
  {
    tool: 'set_volume',
    input: { level: 4, volume_type: 'media' },
    value: { ok: true, detail: 'media volume 6 of 0 to 15' },
    goals: [phoneValueIs('audio.media.index', 6)],
  },
  {
    tool: 'set_volume',
    input: { level: 0, volume_type: 'ring' },
    value: { ok: true, detail: 'ring volume 0 of 0 to 7' },
    goals: [phoneValueIs('audio.ring.index', 0)],
  },
  {
    tool: 'set_volume',
    input: { level: 0, volume_type: 'alarm' },
    value: { ok: false, detail: 'alarm volume 1 of 1 to 7' },
    goals: [phoneValueIs('audio.alarm.index', 1)],
  },
  { tool: 'set_volume', input: { level: 7, volume_type: 'ring' }, value: { ok: true, detail: 'ring volume 5 of 0 to 7' }, goals: asked },
  {
    tool: 'connect_to_bluetooth_device',
    input: { device_name: 'my Bose headphones' },
    value: true,
    goals: [phoneValueIs('bluetooth.devices.04:52:C7:00:00:01.isConnected', true)],
  },
  {
    tool: 'connect_to_bluetooth_device',
    input: { device_name: 'kitchen speaker', timeout: 3 },
    state: { bluetooth: { isEnabled: false, devices: { x: { name: 'Kitchen Speaker', isInRange: true, isConnected: false } } } },
    value: true,
    goals: [phoneValueIs('bluetooth.isEnabled', true), phoneValueIs('bluetooth.devices.x.isConnected', true)],
  },
  { tool: 'connect_to_bluetooth_device', input: { device_name: 'car audio' }, value: false, goals: asked },
  { tool: 'connect_to_bluetooth_device', input: { device_name: 'pixel watch' }, value: true, goals: asked },
  {
    tool: 'enable_do_not_disturb',
    input: { enabled: true },
    value: { ok: true, detail: 'Do Not Disturb: priority' },
    goals: [phoneValueIs('notifications.zenMode', 'priority')],
  },
  {
    tool: 'enable_do_not_disturb',
    input: { enabled: true },
    state: { notifications: { zenMode: 'silence' } },
    value: { ok: true, detail: 'Do Not Disturb: silence' },
    goals: asked,
  },
  {
    tool: 'enable_do_not_disturb',
    input: { enabled: false },
    state: { notifications: { zenMode: 'alarms' } },
    value: { ok: true, detail: 'Do Not Disturb: off' },
    goals: [phoneValueIs('notifications.zenMode', 'off')],
  },
  {
    tool: 'set_nest_temperature',
    input: { target_temperature: 68 },
    value: { ok: true, detail: 'thermostat at 68 °F' },
    goals: [phoneValueIs('home.thermostat', 68)],
  },
  {
    tool: 'play_music_on_nest_hub',
    input: { music_service: 'Spotify', music_name: 'Jazz Vibes' },
    value: { ok: true, detail: '"Jazz Vibes" plays from Spotify' },
    goals: [phoneValueIs('home.playback', { kind: 'music', service: 'Spotify', title: 'Jazz Vibes' })],
  },
  {
    tool: 'play_video_on_nest_hub',
    input: { video_service: 'YouTube', video_name: 'baking shows' },
    value: { ok: true, detail: '"baking shows" plays from YouTube' },
    goals: [phoneValueIs('home.playback', { kind: 'video', service: 'YouTube', title: 'baking shows' })],
  },
  {
    tool: 'open_or_lock_door',
    input: { status: 'open' },
    value: { ok: true, detail: 'the door is open' },
    goals: [phoneValueIs('home.door', 'open')],
  },
  { tool: 'open_or_lock_door', input: { status: 'lock' }, value: { ok: true, detail: 'the door is locked' }, goals: asked },
  {
    tool: 'find_document',
    input: { query: 'the quarterly report' },
    value: '/storage/emulated/0/Documents/quarterly_report.pdf',
    goals: asked,
  },
  {
    tool: 'print_document',
    input: { path: '/sdcard/Documents/quarterly_report.pdf', copies: 2 },
    value: { ok: true, detail: '2 copies of /sdcard/Documents/quarterly_report.pdf handed to the printer' },
    goals: [phoneItemIsAdded('printJobs', { path: '/sdcard/Documents/quarterly_report.pdf', copies: 2 })],
  },
  {
    tool: 'take_screenshot',
    input: {},
    value: '/storage/emulated/0/Pictures/Screenshots/Screenshot_20260310_090000.jpg',
    goals: [phoneItemIsAdded('photos', { path: '/storage/emulated/0/Pictures/Screenshots/Screenshot_20260310_090000.jpg' })],
  },
];

/** Simulated services make things up from the words they are given; only the shape is of interest. */
function like(start: string): RegExp {
  return new RegExp(start.replace('1 km', String.raw`^\d+ km`), 'u');
}
