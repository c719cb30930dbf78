import type { Collection, PhoneState } from './phone-state.ts';

/** Two Marias; one Bob with two numbers; some without an address; 555-01xx is nobody's number in the world. */
const people: readonly (readonly [name: string, number: string, email?: string])[] = [
  ['Maria Lopez', '+14155550101', 'maria.lopez@example.com'],
  ['Maria Garcia', '+14155550102', 'maria.garcia@example.com'],
  ['Mom', '+14155550103', 'mom@example.com'],
  ['Dad', '+14155550104'],
  ['Bob Keller', '+14155550105', 'bob@example.com'],
  ['Bob Keller', '+14155550106', 'bob@example.com'],
  ['Dana Whitfield', '+14155550107', 'dana@example.com'],
  ['José Álvarez', '+34915550108'],
  ['Priya Raman', '+442079460109', 'priya@example.com'],
  ["Siobhán O'Brien", '+35315550110'],
  ['Chen Wei', '+8613855550111'],
  ['Amara Okafor', '+2348055550112'],
  ['Lukas Schneider', '+493055550113'],
  ['Yuki Tanaka', '+81355550114'],
  ['Fatima Al-Sayed', '+97145550115'],
  ['Grace Hopper', '+14155550116'],
  ['Noah Bergström', '+46855550117'],
  ['Dr. Alan Reyes', '+14155550118'],
  ['Office', '+14155550119', 'office@example.com'],
  ['Pizza Napoli', '+14155550120'],
];

/** A phone that lies on a table on an ordinary day: nothing loud, nothing planned, so that whatever is asked for shows. */
export const initialPhoneState: PhoneState = {
  timeZone: 'America/Los_Angeles',
  screen: { brightness: 0.45, isAdaptive: true },
  audio: {
    ring: { index: 5, minimum: 0, maximum: 7 },
    media: { index: 7, minimum: 0, maximum: 15 },
    alarm: { index: 6, minimum: 1, maximum: 7 },
  },
  notifications: { zenMode: 'off' },
  bluetooth: {
    isEnabled: true,
    devices: {
      '04:52:C7:00:00:01': { name: 'Bose QC45 Headphones', isInRange: true, isConnected: false },
      '04:52:C7:00:00:02': { name: 'Bose SoundLink Speaker', isInRange: true, isConnected: false },
      '00:1A:7D:00:00:03': { name: 'Kitchen Speaker', isInRange: true, isConnected: false },
      '9C:DF:03:00:00:04': { name: 'Car Audio', isInRange: false, isConnected: false },
      'D0:4F:7E:00:00:05': { name: 'Pixel Watch', isInRange: true, isConnected: true },
    },
  },
  contacts: collect(
    'c',
    people.map(([name, number, email]) => ({ name, number, ...(email !== undefined && { email }) })),
  ),
  messages: {},
  calls: {},
  mail: {},
  alarms: { a1: { time: '07:00', label: 'weekdays' } },
  calendar: {
    calendars: {
      k1: { name: 'Holidays', isPrimary: false, isWritable: false },
      k2: { name: 'Personal', isPrimary: true, isWritable: true },
      k3: { name: 'Work', isPrimary: false, isWritable: true },
    },
    events: { e1: { title: 'Team sync', start: '2026-03-11T10:00', end: '2026-03-11T10:30', calendar: 'Work' } },
  },
  photos: { p1: { path: '/storage/emulated/0/DCIM/Camera/IMG_20260301_101500.jpg', camera: 'back', resolution: '1080p' } },
  documents: collect('d', [
    { path: '/storage/emulated/0/Documents/quarterly_report.pdf', title: 'Quarterly report' },
    { path: '/storage/emulated/0/Documents/lease.pdf', title: 'Apartment lease' },
    { path: '/storage/emulated/0/Documents/tax_return_2025.pdf', title: 'Tax return 2025' },
    { path: '/storage/emulated/0/Download/boarding_pass.pdf', title: 'Boarding pass' },
    { path: '/storage/emulated/0/Documents/pancake_recipe.txt', title: 'Pancake recipe' },
  ]),
  printJobs: {},
  home: {
    smokeDetector: { batteryPercent: 87, smoke: 'clear', carbonMonoxide: 'clear', isOnline: true },
    thermostat: 66,
    playback: null,
    door: 'locked',
  },
};

function collect<Item>(prefix: string, items: readonly Item[]): Collection<Item> {
  return Object.fromEntries(items.map((item, index) => [`${prefix}${index + 1}`, item]));
}
