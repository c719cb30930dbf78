// Small stand-ins for Android's commands. Each call is a process of its own; the phone is a JSON file, the log a file of JSON lines.
// What they print follows the sources of AOSP as far as they were read; no real phone was asked.
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';

const [program, ...argv] = process.argv.slice(2);
const folder = process.env.FAKE_PHONE;
const phone = JSON.parse(readFileSync(`${folder}/phone.json`, 'utf8'));
appendFileSync(`${folder}/log.jsonl`, `${JSON.stringify([program, ...argv])}\n`);

const print = (text) => process.stdout.write(`${text}\n`);
const save = () => writeFileSync(`${folder}/phone.json`, JSON.stringify(phone));
const fail = (text, code = 255) => {
  process.stderr.write(`${text}\n`);
  process.exitCode = code;
};
const named = (name) => (program === 'cmd' ? argv[0] === name || argv[2] === name : program === name) || argv.includes(name);
const after = (flag) => argv.flatMap((word, index) => (argv[index - 1] === flag ? [word] : []));

function contactsWith(kind) {
  const value = (id, type) => phone.data.find((row) => row.raw_contact_id === id && row.mimetype.endsWith(type))?.data1;
  return phone.rawContacts.flatMap((id) => {
    const detail = value(id, kind);
    return detail === undefined ? [] : [{ contact_id: id, data1: detail, display_name: value(id, '/name') ?? 'NULL' }];
  });
}

const queries = {
  'content://com.android.calendar/calendars': () => phone.calendars,
  'content://com.android.calendar/events': () => {
    const [, calendar, start] = /^calendar_id=(\d+) AND dtstart=(-?\d+)$/u.exec(after('--where')[0]) ?? [];
    return phone.events.filter((event) => event.calendar_id === calendar && event.dtstart === start);
  },
  'content://com.android.contacts/data/phones': () => contactsWith('phone_v2'),
  'content://com.android.contacts/data/emails': () => contactsWith('email_v2'),
  'content://com.android.contacts/raw_contacts': () => [...phone.rawContacts].reverse().map((_id) => ({ _id })),
  'content://media/external/images/media': () => [...phone.photos].reverse(),
  'content://media/external/file': () => phone.documents,
};

function bindings() {
  return Object.fromEntries(
    after('--bind').map((binding) => {
      const [, column, , value] = /^([^:]*):([^:]*):([\s\S]*)$/u.exec(binding);
      return [column, value];
    }),
  );
}

const inserts = {
  'content://com.android.calendar/events': () => phone.events.push({ _id: String(phone.events.length + 1), ...bindings() }),
  'content://com.android.contacts/raw_contacts': () => phone.rawContacts.push(String(phone.rawContacts.length + 1)),
  'content://com.android.contacts/data': () => phone.data.push(bindings()),
};

function content() {
  const [uri] = after('--uri');
  if (argv[0] === 'insert') {
    inserts[uri]();
    return save();
  }
  const columns = after('--projection')[0].split(':');
  const rows = queries[uri]();
  if (rows.length === 0) return print('No result found.');
  return rows.forEach((row, index) => print(`Row: ${index} ${columns.map((column) => `${column}=${row[column]}`).join(', ')}`));
}

function startActivity() {
  const extras = {};
  argv.forEach((word, index) => {
    const [key, value] = argv.slice(index + 1);
    if (word === '--es' || word === '--ez') extras[key] = value;
    if (word === '--ei') extras[key] = Number(value);
    if (word === '--esa') extras[key] = value.split(/(?<!\\),/u).map((item) => item.replaceAll('\\,', ','));
  });
  const [action] = after('-a');
  const [address] = after('-d');
  print(`Starting: Intent { act=${action}${address ? ` dat=${address}` : ''} (has extras) }`);
  if (phone.faults.noApp.includes(action)) return fail('Error: Activity not started, unable to resolve Intent', 1);
  phone.intents.push({ action, address, extras });
  if (action.endsWith('.SET_ALARM')) {
    const two = (number) => String(number).padStart(2, '0');
    const at = `${two(extras['android.intent.extra.alarm.HOUR'])}:${two(extras['android.intent.extra.alarm.MINUTES'])}`;
    phone.alarms.push({ at, label: extras['android.intent.extra.alarm.MESSAGE'] });
  }
  if (action.endsWith('.CALL')) phone.callState = phone.faults.neverCalls ? 0 : 2;
  if (action.endsWith('.STILL_IMAGE_CAMERA')) phone.isCameraOpen = true;
  if (action.endsWith('BLUETOOTH_SETTINGS'))
    for (const device of phone.bluetooth) device.isConnected ||= device.isTapped && device.isInRange;
  save();
  return print('Status: ok\nLaunchState: COLD\nTotalTime: 312\nWaitTime: 318\nComplete');
}

const services = {
  activity: startActivity,
  audio: () => {
    phone.volumes[argv[2]].index = Number(argv[3]);
    save();
  },
  bluetooth_manager: () => {
    phone.settings.global.bluetooth_on = '1';
    save();
  },
  display: () => {
    phone.settings.system.screen_brightness = String(Math.round(Number(argv[2]) * 255));
    phone.settings.system.screen_brightness_float = argv[2];
    save();
  },
  media_session: () => {
    const volume = phone.volumes[after('--stream')[0]];
    if (argv.includes('--get'))
      return print(
        `[V] will get volume\n[V] Connecting to AudioService\n[V] volume is ${volume.index} in range [${volume.minimum}..${volume.maximum}]`,
      );
    const wanted = Number(after('--set')[0]);
    if (!phone.faults.ignoresMediaSession) volume.index = Math.min(Math.max(wanted, volume.minimum), volume.maximum);
    return save();
  },
  notification: () => {
    phone.settings.global.zen_mode = { off: '0', priority: '1', none: '2', alarms: '3' }[argv[2]];
    save();
  },
  settings: () => {
    const [, verb, table, key, value] = argv;
    if (verb === 'get') return print(phone.settings[table][key] ?? 'null');
    phone.settings[table][key] = value;
    return save();
  },
  echo: () => print(JSON.stringify(argv.slice(1))),
};

const programs = {
  cmd: () => (services[argv[0]] ? services[argv[0]]() : fail(`cmd: Can't find service: ${argv[0]}`, 20)),
  content,
  dumpsys: () => {
    if (argv[0] === 'telephony.registry') return print(`last known state:\n  Phone Id=0\n    mCallState=${phone.callState}`);
    if (argv[0] === 'alarm')
      return phone.alarms.forEach(({ at }) =>
        print(
          `  RTC_WAKEUP #1: Alarm{1a2b3c type 0}\n    Alarm clock:\n      triggerTime=2026-03-11 ${at}:00.000\n      showIntent=PendingIntent{4d5e6f}`,
        ),
      );
    print('Bluetooth Status\n  enabled: true\n  Bonded devices:');
    for (const { address, name } of phone.bluetooth) print(`    ${address} [ DUAL ] ${name}`);
    return phone.bluetooth.forEach(({ address, isConnected }) =>
      print(
        `\n  A2dpStateMachine for ${address} (Device):\n    mConnectionPolicy: 100\n    curState=${isConnected ? 'Connected' : 'Disconnected'}`,
      ),
    );
  },
  getprop: () => print(phone.properties[argv[0]] ?? ''),
  input: () => {
    if (!phone.isCameraOpen || argv[1] !== phone.shutterKey) return;
    const id = String(phone.photos.length + 1);
    phone.photos.push({ _id: id, _data: `/storage/emulated/0/DCIM/Camera/IMG_${id}.jpg` });
    save();
  },
  screencap: () => {
    if (!phone.faults.noScreen) phone.files[argv[1]] = 48_213;
    save();
  },
  stat: () => (argv[2] in phone.files ? print(phone.files[argv[2]]) : fail(`stat: '${argv[2]}': No such file or directory`, 1)),
};

if (phone.faults.hangs.some(named)) setInterval(() => undefined, 1000);
else if (phone.faults.denies.some(named)) fail('java.lang.SecurityException: Permission Denial: not allowed to com.android.shell');
else programs[program]();
