import type { Contact } from '../contacts/contacts-port.ts';
import type { Container } from '../container.ts';
import type { MacState, SimulatedFile } from './mac-state.ts';

type ContactRow = readonly [name: string, phone: string, email: string, more?: Partial<Contact>];

/** Two Marias, two of one name, some with several numbers, one without any, one without an address. Numbers are reserved for fiction. */
const contactRows: readonly ContactRow[] = [
  ['Sid Rao', '+14155550101', 'sid@example.com'],
  ['Lutfi Eren', '+14155550102', 'lutfi@example.com'],
  ['Canberk Aydin', '+14155550171', 'canberk@example.com'],
  ['Nick Larsen', '+14155550104', 'nick@example.com', { nickname: 'Nicky' }],
  ['Maria Garcia', '+14155550105', 'maria.garcia@example.com', { organization: 'Harbor Clinic' }],
  ['Maria Rossi', '+14155550106', 'maria.rossi@example.com'],
  ['Alex Chen', '+14155550107', 'alex.chen@acme.example', { organization: 'Acme' }],
  ['Alex Chen', '+14155550108', 'alex.chen@globex.example', { organization: 'Globex' }],
  ['Ruth Okafor', '+14155550109', 'ruth@example.com', { nickname: 'Mom' }],
  ['Ben Okafor', '+14155550110', 'ben@example.com', { nickname: 'Dad' }],
  ['Amir Haddad', '+14155550111', 'amir@example.com'],
  ['Coleman Price', '+14155550112', 'coleman@example.com'],
  ['Hiro Tanaka', '+14155550113', 'hiro@example.com'],
  ['Sehoon Park', '+14155550114', 'sehoon@example.com'],
  ['Suhong Lee', '+14155550115', 'suhong@example.com'],
  ['Greta Lindqvist', '+14155550116', 'greta@example.com'],
  ["Siobhan O'Neil", '+14155550117', 'siobhan@example.com'],
  ['Thomas Weber', '+14155550118', ''],
  ['Priya Nair', '', 'priya@example.com'],
  [
    'Dana Kim',
    '+14155550120',
    'dana@example.com',
    {
      phones: [
        { label: 'mobile', value: '+14155550120' },
        { label: 'work', value: '+14155550121' },
      ],
      emails: [
        { label: 'home', value: 'dana@example.com' },
        { label: 'work', value: 'dana.kim@acme.example' },
      ],
    },
  ],
  [
    'Omar Said',
    '+14155550122',
    'omar@example.com',
    {
      phones: [
        { label: 'home', value: '+14155550122' },
        { label: 'work', value: '+14155550123' },
      ],
    },
  ],
];

const contacts: readonly Contact[] = contactRows.map(([name, phone, email, more = {}], index) => ({
  id: `contact-${index + 1}`,
  name,
  nickname: more.nickname ?? '',
  organization: more.organization ?? '',
  phones: more.phones ?? (phone === '' ? [] : [{ label: 'mobile', value: phone }]),
  emails: more.emails ?? (email === '' ? [] : [{ label: 'home', value: email }]),
}));

const containers = (kind: string, [first, ...others]: readonly [string, ...string[]]): readonly Container[] =>
  [first, ...others].map((name, index) => ({ id: `${kind}-${index + 1}`, name, isDefault: index === 0 }));

const files: readonly SimulatedFile[] = [
  {
    id: '/Users/me/Documents/resume.pdf',
    text: 'Resume. Five years of garden planning. Led the redesign of two city parks. Speaks Spanish and Dutch.',
  },
  {
    id: '/Users/me/Documents/LLM Compiler.pdf',
    text: 'Language models can call several functions at once. Calling functions one after another makes a request slow. A compiler plans the calls, finds which calls depend on which, and runs independent calls in parallel. The plan is written as text and read while it is still being written. Measured on public tasks, parallel calls lower the latency and the cost of a request. Accuracy stays the same or gets better.',
  },
  {
    id: '/Users/me/Documents/Quarterly Report.pdf',
    text: 'Revenue grew by eight percent in the third quarter. Most of the revenue came from repairs. Costs rose by three percent because of rent. The quarter closed with a profit. The next quarter is expected to bring more repairs and the same costs.',
  },
  { id: '/Users/me/Documents/Lease.pdf', text: '' },
  { id: '/Users/me/Documents/budget.xlsx', text: null },
  { id: '/Users/me/Downloads/budget 2025.xlsx', text: null },
  { id: '/Users/me/Pictures/harbor.jpg', text: null },
  { id: '/Users/me/Desktop/notes.txt', text: null },
];

/** What is on a simulated Mac before anything is asked of it. Invented, like everyone in it. */
export const defaultMacState: MacState = {
  idSeed: 1,
  idCount: 0,
  contacts,
  calendars: containers('calendar', ['Home', 'Work', 'Family']),
  events: [
    {
      id: 'event-1',
      calendarId: 'calendar-2',
      title: 'Team lunch',
      startMs: Date.UTC(2027, 0, 5, 20),
      endMs: Date.UTC(2027, 0, 5, 21),
      location: 'Canteen',
      notes: '',
      guests: [],
    },
  ],
  reminderLists: containers('list', ['Reminders', 'Groceries', 'Work']),
  reminders: [{ id: 'reminder-1', listId: 'list-2', name: 'Olive oil', notes: '', priority: 0, dueMs: null, isAllDay: false }],
  noteFolders: containers('folder', ['Notes', 'Travel', 'Recipes']),
  notes: [
    {
      id: 'note-1',
      folderId: 'folder-2',
      name: 'Packing list',
      text: 'Passport\nCharger\nRain jacket',
      modifiedMs: Date.UTC(2026, 11, 20),
    },
    { id: 'note-2', folderId: 'folder-3', name: 'Lentil soup', text: 'Lentils, carrots, cumin', modifiedMs: Date.UTC(2026, 10, 2) },
    { id: 'note-3', folderId: 'folder-1', name: 'Ideas', text: 'A map of all benches', modifiedMs: Date.UTC(2026, 9, 9) },
    { id: 'note-4', folderId: 'folder-2', name: 'Ideas', text: 'Night train to the north', modifiedMs: Date.UTC(2026, 9, 10) },
  ],
  emails: [
    {
      id: 'email-1',
      subject: 'Budget for the garden show',
      sender: 'Greta Lindqvist <greta@example.com>',
      text: 'Hello,\ncould you send me the budget by Friday?\nGreta',
    },
    { id: 'email-2', subject: 'Re: Keys', sender: 'ben@example.com', text: 'They are under the pot.' },
  ],
  selectedEmailId: 'email-1',
  drafts: [],
  messages: [],
  files,
  meetings: [],
  windows: {},
};
