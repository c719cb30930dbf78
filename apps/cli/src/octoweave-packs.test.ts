import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simulatedPhone } from '@octoweave/tools-android';
import { simulatedMac } from '@octoweave/tools-macos';
import { simulatedServices } from '@octoweave/tools-services';
import { simulatedVehicle } from '@octoweave/tools-vehicle';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostileText } from '../../../packages/tools-android/src/adb/__fixtures__/hostile-text.ts';
import { endsOf, eventsOf } from './__fixtures__/events-of.ts';
import { runOctoweave } from './__fixtures__/run-octoweave.ts';

describe('octoweave call, with every pack', () => {
  it.each([
    ['vehicle', 'vehicle.operate_sunroof("open", 50)', /ok +Cabin\.Sunroof\.Position 0 -> 50 %/u],
    ['android', 'android.set_volume(4, "ring")', /ok +ring volume 3 of 0 to 7\n +audio\.ring\.index 5 -> 3/u],
    [
      'macos',
      'macos.create_note("Ideas for June", "Paint the fence")',
      /ok +Created the note .*\n +Notes\/Notes\/\S+ null -> .*Paint the fence/u,
    ],
    ['yelp', 'yelp.search_businesses("ramen", "San Francisco")', /ok\n +- name: Kaze Ramen, rating: [\d.]+, price: \$/u],
    ['doordash', 'doordash.add_dish_to_cart("Lotus Thai", "Pad Thai", 2)', /ok .*\n +doordash\.cart/u],
    ['ecommerce', 'ecommerce.search_products("headphones")', /ok +- name: SoundWave wireless headphones, price: 129,/u],
    ['video_streaming', 'video_streaming.set_subtitles(true)', /ok +Subtitles are on in "en"\./u],
    ['travel', 'travel.find_attractions("Paris")', /ok\n +- name: Louvre, kind: museums/u],
  ])('runs a call of %s', async (_, call, shown) => {
    const { status, output } = await runOctoweave(['call', call]);
    expect(output).toMatch(shown);
    expect(status).toBe(0);
  });

  it('runs calls of several packs at once, by their names alone where one pack has them', async () => {
    const { status, output } = await runOctoweave([
      'call',
      'operate_sunroof("open", 50); set_volume(4, "ring")',
      'get_phone_number("Sid")',
    ]);
    expect(output).toContain('Cabin.Sunroof.Position 0 -> 50 %');
    expect(output).toContain('audio.ring.index 5 -> 3');
    expect(output).toContain('+14155550101');
    expect(status).toBe(0);
  });

  it('names the packs that share the name of a tool, and runs nothing', async () => {
    const { status, output, errors } = await runOctoweave(['call', 'set_volume(4, "ring"); create_calendar_event("Review")']);
    expect(errors).toContain(
      'Several packs have create_calendar_event; write android.create_calendar_event or macos.create_calendar_event.',
    );
    expect(output).toBe('');
    expect(status).toBe(2);
  });

  it('offers only the packs that are named', async () => {
    const { status, errors } = await runOctoweave(['call', '--pack', 'android,macos', 'operate_sunroof("open")']);
    expect(errors).toContain('No pack here has a tool of this name. Offered: android, macos. (operate_sunroof)');
    expect(status).toBe(2);
    const fewer = await runOctoweave([
      'call',
      '--pack',
      'android',
      'create_calendar_event("Review", "2027-03-04-09-00", "2027-03-04-09-45")',
    ]);
    expect(fewer.output).toMatch(/create_calendar_event .*ok/u);
  });

  it('hands on what a tool read in full, and shows it as lines to a person', async () => {
    const words = ['call', 'get_weather_forecast("Leeds", 3)'];
    const [end] = endsOf((await runOctoweave([...words, '--json'])).output);
    expect(end?.outcome).toMatchObject({ status: 'succeeded', value: { length: 3 } });
    expect((await runOctoweave(words)).output).toMatch(/ok\n(?: +- \d{4}-\d\d-\d\d: .* °C\n){3}/u);
  });

  it('hands hostile texts to a simulator unchanged', async () => {
    const texts = fc.sample(
      hostileText.filter((text) => text.trim() !== '' && text.trim() === text),
      { numRuns: 200, seed: 3 },
    );
    const calls = texts.map((text, index) => ({ tool: 'macos.create_note', arguments: { name: `note ${index}`, content: text } }));
    const { output } = await runOctoweave(['call', '--json-calls', '--json'], { input: JSON.stringify(calls) });
    const ends = endsOf(output);
    expect(ends).toHaveLength(texts.length);
    for (const { call, outcome } of ends)
      expect(outcome).toMatchObject({ status: 'succeeded', changes: [{ to: { text: texts[Number(call.id) - 1] } }] });
  });

  it('makes up no Zoom meeting where a real one was asked for', async () => {
    const call = 'get_zoom_meeting_link("Standup", "2027-01-11 10:00:00", 30)';
    const { status, output } = await runOctoweave(['call', '--online', call], { environment: { ZOOM_ACCESS_TOKEN: '' } });
    expect(output).toMatch(/failed .*set ZOOM_ACCESS_TOKEN/u);
    expect(status).toBe(4);
  });

  it('asks with the choices where a name means two people', async () => {
    const { status, output } = await runOctoweave(['call', 'send_text_message("Maria", "hi")', '--approve-sensitive', 'send_text_message']);
    expect(output).toMatch(
      /asks +Several contacts are called "Maria"\. Which one\? \[Maria Lopez, \+14155550101 \| Maria Garcia, \+14155550102\]/u,
    );
    expect(status).toBe(4);
  });

  it('asks for consent with the number that a name stands for, and records it', async () => {
    const words = ['call', 'make_phone_call("dana")'];
    const { status, output } = await runOctoweave([...words, '--json']);
    const request = eventsOf(output).find(({ type }) => type === 'approval-request');
    const call = { arguments: { phone_number: '+14155550107' }, said: { phone_number: 'dana' } };
    expect(request).toMatchObject({ request: { message: 'Call Dana Whitfield, +14155550107?', call } });
    expect(status).toBe(4);
    expect((await runOctoweave([...words, '--dry-run'])).output).toMatch(
      /make_phone_call +\+14155550107 .*dry run\n +phone number: Dana Whitfield, \+14155550107/u,
    );
    const nobody = await runOctoweave(['call', 'make_phone_call("Zoe")']);
    expect(nobody.output).toContain('asks   Nobody in the contacts is called "Zoe". Who is meant?');
    expect(nobody.status).toBe(4);
  });

  it('asks for consent with what an order would come to', async () => {
    const order = ['call', 'add_dish_to_cart("Lotus Thai", "Pad Thai", 2); view_delivery_cart(); place_delivery_order()'];
    const { status, output } = await runOctoweave(order);
    expect(output).toMatch(
      /place_delivery_order .*denied It needs consent \("Order for \$\d+\.\d\d to \d+ [\w ]+, San Francisco\? \(.*Pad Thai/u,
    );
    expect(status).toBe(4);
    const approved = await runOctoweave([...order, '--approve-sensitive', 'doordash.place_delivery_order,control_trunk']);
    expect(approved.output).toMatch(/place_delivery_order .*ok/u);
    expect(approved.status).toBe(0);
  });
});

describe('octoweave run and tools, with other packs', () => {
  it('takes the embedded model that knows the packs', async () => {
    const { output, status } = await runOctoweave(['run', '--pack', 'android', 'take a screenshot']);
    expect(output).toMatch(/take_screenshot .*octoweave-trio \(embedded\)/su);
    expect(status).toBe(0);
  });

  it('says which packs the model knows and what to do instead', async () => {
    const { status, output, errors } = await runOctoweave(['run', '--pack', 'yelp', 'book a table']);
    expect(errors).toMatch(/cannot call the tools of yelp\. It was trained for vehicle, android, macos\..*`octoweave call`.*--model/u);
    expect(errors).not.toContain('nexa');
    expect(output).toBe('');
    expect(status).toBe(5);
  });

  it('lists the tools of several packs with their packs', async () => {
    const { output } = await runOctoweave(['tools', '--pack', 'android', '--pack', 'macos']);
    expect(output).toContain('android.create_calendar_event');
    expect(output).toContain('macos.create_calendar_event');
  });

  it('finds a tool in whichever pack has it', async () => {
    const { output } = await runOctoweave(['tools', 'make_reservation']);
    expect(output).toContain('(pack yelp)');
    expect(output).toContain("octoweave call 'yelp.make_reservation(");
  });
});

describe('octoweave --state', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'octoweave-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const write = async (name: string, value: unknown): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, JSON.stringify(value));
    return path;
  };

  it('starts a car, a phone, a Mac and a service from their snapshots', async () => {
    const phone = simulatedPhone();
    phone.impose({ audio: { ...phone.snapshot().audio, ring: { index: 7, minimum: 0, maximum: 7 } } });
    const contacts = [{ ...simulatedMac().snapshot().contacts[0], name: 'Zoë Quill' }];
    const { doordash } = simulatedServices({ clock: { nowMs: () => Date.now() } });
    await doordash.addDishToCart({ restaurant_name: 'Lotus Thai', dish_name: 'Pad Thai', quantity: 3, special_instructions: '' });
    const { status, output } = await runOctoweave([
      'call',
      'set_volume(4, "ring"); get_phone_number("Zoë Quill"); view_delivery_cart(); operate_sunroof("close")',
      '--state',
      `vehicle=${await write('car.json', simulatedVehicle({ state: { 'Vehicle.Cabin.Sunroof.Position': 40 } }).snapshot())}`,
      '--state',
      `android=${await write('phone.json', phone.snapshot())}`,
      '--state',
      `macos=${await write('mac.json', { contacts })}`,
      '--state',
      `doordash=${await write('doordash.json', doordash.snapshot())}`,
    ]);
    expect(output).toContain('audio.ring.index 7 -> 3');
    expect(output).toContain('+14155550101');
    expect(output).toContain('quantity: 3');
    expect(output).toContain('Cabin.Sunroof.Position 40 -> 0 %');
    expect(status).toBe(0);
  });

  it('takes a preset for the pack that knows it', async () => {
    const { output } = await runOctoweave([
      'call',
      'control_trunk("open"); set_volume(4, "ring")',
      '--state',
      'moving',
      '--approve-sensitive',
      'control_trunk',
    ]);
    expect(output).toMatch(/control_trunk .*failed/u);
    expect(output).toMatch(/set_volume .*ok/u);
  });

  it('refuses what is no state of the device', async () => {
    const path = await write('wrong.json', { wings: 2, audio: { ring: { index: '5', minimum: 0, maximum: 7 } } });
    const { status, errors } = await runOctoweave(['call', 'set_volume(4, "ring")', '--state', path]);
    expect(errors).toContain('"wings" is not part of it; timeZone, ');
    expect(errors).toContain('audio.ring.index is a string, and a number is needed');
    expect(status).toBe(2);
  });
});
