import { androidPack } from '@octoweave/tools-android';
import { macosPack } from '@octoweave/tools-macos';
import { vehiclePack } from '@octoweave/tools-vehicle';
import { describe, expect, it } from 'vitest';
import { printCorpusIssue } from './corpus-error.ts';
import { parsePhrasings } from './parse-phrasings.ts';

const parse = (text: string) => parsePhrasings(text, { file: 'a.phrasings', pack: vehiclePack });
const issuesOf = (text: string) => parse(text).issues.map(printCorpusIssue);

const zoneSlot = '% zone\n  driver: my side\n  rear: the back | back there\n';

describe('parsePhrasings', () => {
  it('reads calls, slots and alternations into typed blocks', () => {
    const { blocks, issues } = parse(
      `${zoneSlot}> set_climate_temperature(zone={zone}, temperature={temperature})\n[put|set|] {zone} to {temperature}\n`,
    );
    expect(issues).toEqual([]);
    const [block] = blocks;
    expect(block?.calls[0]?.arguments).toEqual([
      { type: 'slot', name: 'zone', isNegated: false },
      { type: 'slot', name: 'temperature', isNegated: false },
    ]);
    expect(block?.slots.get('zone')).toEqual({
      type: 'values',
      values: [
        { value: 'driver', surfaces: ['my side'] },
        { value: 'rear', surfaces: ['the back', 'back there'] },
      ],
    });
    expect(block?.slots.get('temperature')?.type).toBe('number');
    expect(block?.phrasings[0]?.parts).toEqual([
      { type: 'choice', alternatives: ['put', 'set', ''] },
      { type: 'words', text: ' ' },
      { type: 'slot', name: 'zone' },
      { type: 'words', text: ' to ' },
      { type: 'slot', name: 'temperature' },
    ]);
  });

  it('fills arguments that were left out before a given one, and drops those after it', () => {
    const { blocks } = parse(
      '> adjust_volume(set_value=50)\nfull blast\n> start_navigation(destination={destination})\ngo to {destination}\n',
    );
    expect(blocks[0]?.calls[0]?.arguments).toEqual([{ type: 'omitted' }, { type: 'literal', value: 50 }]);
    expect(blocks[1]?.calls[0]?.arguments).toHaveLength(1);
  });

  it('reads negated slots, lists, unknown values, several calls and refusals', () => {
    const { blocks, issues } = parse(
      [
        '> adjust_volume(volume_diff=-{volume_diff})',
        'down by {volume_diff}',
        "> start_navigation(destination={destination}, avoid=['tolls', 'ferries'])",
        'to {destination} without tolls or ferries',
        '> set_fan_speed(zone=?, level=3)',
        'fan on three for one of them',
        "> control_trunk(action='open'); set_air_conditioning(enabled=True)",
        'trunk open and ac on',
        '> none',
        'nice car',
      ].join('\n'),
    );
    expect(issues).toEqual([]);
    expect(blocks.map(({ calls }) => calls.length)).toEqual([1, 1, 1, 2, 0]);
    expect(blocks[0]?.calls[0]?.arguments).toEqual([{ type: 'slot', name: 'volume_diff', isNegated: true }]);
    expect(blocks[1]?.calls[0]?.arguments[1]).toEqual({ type: 'literal', value: ['tolls', 'ferries'] });
    expect(blocks[2]?.calls[0]?.arguments[0]).toEqual({ type: 'missing' });
  });

  it.each([
    ['an unknown tool', '> open_roof()\nopen it', 'a.phrasings:1: "open_roof()" is no call of the pack vehicle'],
    ['an unknown parameter', "> control_trunk(side='rear')\nopen it", 'a.phrasings:1: control_trunk has no parameter "side"'],
    [
      'a value outside the enumeration',
      "> control_trunk(action='ajar')\nopen it",
      "a.phrasings:1: action='ajar': one of open, close is wanted",
    ],
    ['a number out of range', "> set_climate_temperature(zone='rear', temperature=90)\nhot", 'a number from 60 to 80 is wanted'],
    [
      'a needed argument that is left out',
      "> set_climate_temperature(zone='rear')\nset it",
      'a.phrasings:1: set_climate_temperature needs "temperature"',
    ],
    ['a slot without definition', '> control_trunk(action={deed})\n{deed} it', 'a.phrasings:1: the slot {deed} is not defined'],
    [
      'a slot value outside the enumeration',
      '% deed\n  ajar: leave\n> control_trunk(action={deed})\n{deed} it',
      'a.phrasings:2: "ajar" is no value of control_trunk.action',
    ],
    [
      'a slot that is not said',
      '> adjust_volume(set_value={set_value})\nset the volume',
      'a.phrasings:2: the phrasing does not say {set_value}',
    ],
    ['a slot that no call uses', "> control_trunk(action='open')\nopen {what}", 'a.phrasings:2: the calls above do not use {what}'],
    [
      'a unit after a number slot',
      '> adjust_volume(set_value={set_value})\nvolume {set_value} percent',
      'a.phrasings:2: a unit after the number {set_value}',
    ],
    [
      'copied words that are not said',
      "> start_navigation(destination='home')\nback to base",
      'a.phrasings:2: the phrasing does not hold "home"',
    ],
    ['an open bracket', '> none\n[nice car', 'a.phrasings:2: "[nice car" has a bracket or brace that does not fit'],
    ['upper case', '> none\nNice car', 'a.phrasings:2: upper case'],
    ['final punctuation', '> none\nnice car.', 'a.phrasings:2: final punctuation'],
    ['a phrasing before the first block', 'nice car', 'a.phrasings:1: a phrasing before the first block'],
    ['an empty surface', '% zone\n  rear: the back |\n> none\nnice car', 'a.phrasings:2: "rear: the back |" gives no surfaces'],
    ['a block without phrasings', '> none\n', 'a.phrasings:1: a block without phrasings'],
  ])('names the line of %s', (_, text, expected) => {
    expect(issuesOf(text).join('\n')).toContain(expected);
  });

  it('reads calls inside calls, lists, references and texts in either kind of quotes', () => {
    const { blocks, issues } = parsePhrasings(
      [
        '% who = people',
        '> send_sms(recipients=[get_phone_number(name={who})], message="i\'m home")',
        "text {who} i'm home",
        '> open_and_get_file_path(file_name={file_name}); summarize_pdf(pdf_path=$1)',
        'open {file_name} and sum it up',
        "> create_reminder(name='vote', due_date='')",
        'remind me to vote',
      ].join('\n'),
      { file: 'a.phrasings', pack: macosPack },
    );
    expect(issues).toEqual([]);
    const [sms, summary, reminder] = blocks.map(({ calls }) => calls.map(({ arguments: given }) => given));
    expect(sms?.[0]).toMatchObject([
      { type: 'list', items: [{ type: 'nested', call: { toolId: 'macos.get_phone_number', arguments: [{ type: 'slot', name: 'who' }] } }] },
      { type: 'words', text: "i'm home" },
    ]);
    expect(summary?.[1]).toEqual([{ type: 'reference', index: 1 }]);
    expect(reminder?.[0]?.[1]).toEqual({ type: 'literal', value: '' });
    expect(blocks[0]?.slots.get('who')).toEqual({ type: 'text', source: 'people' });
    expect(blocks[1]?.slots.get('file_name')).toEqual({ type: 'text', source: 'file-names' });
  });

  it('fills several values from a slot that is named after one of them', () => {
    const { blocks, issues } = parsePhrasings(
      '> send_text_message(contact_name={contact_name}, message=?); create_contact(name={contact_name}, phone_number=?)\nsave and text {contact_name}',
      { file: 'a.phrasings', pack: androidPack },
    );
    expect(issues).toEqual([]);
    expect(blocks[0]?.slots.get('contact_name')).toEqual({ type: 'text', source: 'people' });
  });

  it('reads calls of several packs by their full names, and leaves out those of packs that are not on hand', () => {
    const { blocks, issues } = parsePhrasings(
      [
        "> android.take_screenshot(); vehicle.control_trunk(action='open')",
        'screenshot and the trunk',
        '> macos.reply_to_email()',
        'reply',
      ].join('\n'),
      { file: 'a.phrasings', packs: [vehiclePack, androidPack], packNames: new Set(['vehicle', 'android', 'macos']) },
    );
    expect(issues).toEqual([]);
    expect(blocks.map(({ calls }) => calls.map(({ toolId }) => toolId))).toEqual([['android.take_screenshot', 'vehicle.control_trunk']]);
  });

  it('knows which packs serve what is refused', () => {
    const options = { file: 'a.phrasings', pack: vehiclePack, packNames: new Set(['vehicle', 'android', 'macos']) };
    expect(parsePhrasings('> none unless android, macos\nemail anna', options).blocks[0]?.servedBy).toEqual(['android', 'macos']);
    expect(parsePhrasings('> none unless phone\nemail anna', options).issues.map(printCorpusIssue)).toEqual([
      'a.phrasings:1: there is no pack "phone". The packs are vehicle, android, macos.',
    ]);
  });

  it.each([
    ['a reference to no earlier call', '> summarize_pdf(pdf_path=$1)\nsum up', 'pdf_path=$1: there is no call 1 before this one'],
    ['a value that is no list', '> reply_to_email(attachments=5)\nreply', 'attachments=5: a list is wanted'],
    ['values of a copied text', '% x\n  milk: milk\n> create_note(name={x}, content=?)\nnote {x}', 'and {x} has values'],
    ['an empty text that a device would take', "> open_note(name='')\nopen it", "name='': a text is wanted"],
    ['a header that cannot be read', '> open_note(name=\nopen it', '"open_note(name=" cannot be read'],
  ])('refuses %s', (_, text, expected) => {
    const { issues } = parsePhrasings(text, { file: 'a.phrasings', pack: macosPack });
    expect(issues.map(printCorpusIssue).join('\n')).toContain(expected);
  });

  it('lets a list of texts stand for a text, and a truth value for none', () => {
    const read = (inner: string) =>
      parsePhrasings(`> send_text_message(contact_name='mum', message=${inner})\ntext mum about york`, {
        file: 'a.phrasings',
        pack: androidPack,
      });
    expect(read("get_weather_forecast(location='york')").issues).toEqual([]);
    expect(read("connect_to_bluetooth_device(device_name='york')").issues[0]?.problem).toContain(
      'connect_to_bluetooth_device gives no text',
    );
  });

  it('goes on after a slip, so that all are told at once', () => {
    expect(issuesOf('> nonsense\nNice\n> none\n[x')).toHaveLength(3);
  });
});
