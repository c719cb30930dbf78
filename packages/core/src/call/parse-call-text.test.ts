import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { homePack } from './__fixtures__/home-pack.ts';
import { parseCallText, type CallTextReading } from './parse-call-text.ts';
import { literal, reference, verbatim } from './tool-call.ts';

const parse = (text: string): CallTextReading => parseCallText(text, { packs: [homePack] });

describe('parseCallText', () => {
  it('reads names where a model writes functional tokens', () => {
    expect(parse("home.set_temperature('upstairs', 21.5)")).toEqual({
      issues: [],
      calls: [{ id: '1', toolId: 'home.set_temperature', arguments: { zone: literal('upstairs'), degrees: literal(21.5) } }],
    });
  });

  it('finds the pack of a name that only one pack has', () => {
    expect(parse('stop()').calls).toMatchObject([{ toolId: 'home.stop' }]);
    const other = { ...homePack, name: 'office' };
    expect(parseCallText('stop()', { packs: [homePack, other] }).issues).toMatchObject([{ code: 'tool-unknown', excerpt: 'stop' }]);
    expect(parseCallText('office.stop()', { packs: [homePack, other] }).calls).toMatchObject([{ toolId: 'office.stop' }]);
  });

  it('takes both kinds of quotes for a value, arguments by name, and words after a space', () => {
    const { calls, issues } = parse('set_temperature(degrees=" seventy two", zone = "upstairs")');
    expect(issues).toEqual([]);
    expect(calls[0]?.arguments).toEqual({ zone: literal('upstairs'), degrees: verbatim('seventy two') });
  });

  it('reads several calls, references and nested calls', () => {
    const { calls } = parse("find_contact('Maria');\n send_message($1, 'hi', true); send_message(find_contact('Ann'), 'ho')");
    expect(calls.map(({ id }) => id)).toEqual(['1', '2', '3.1', '3']);
    expect(calls[1]?.arguments['recipient']).toEqual(reference('1'));
    expect(calls[3]?.arguments['recipient']).toEqual(reference('3.1'));
  });

  it('takes names and tokens inside quotes for text', () => {
    const body = 'home.stop(); <nexa_4>() stop()';
    const { calls, issues } = parse(`send_message('Ann', '${body}')`);
    expect(issues).toEqual([]);
    expect(calls).toHaveLength(1);
    expect(calls[0]?.arguments['body']).toEqual(literal(body));
  });

  it.each([
    ['home.honk(1)', 'tool-unknown', 'home.honk'],
    ["set_temperature('upstairs', 20, 3)", 'argument-extra', 'home.set_temperature'],
    ["set_temperature(zoone='upstairs')", 'argument-unknown', 'zoone'],
    ["set_temperature('upstairs', 20", 'call-malformed', ''],
    ['turn it up', 'text-ignored', 'turn it up'],
    ['stop() stop()', 'separator-missing', ''],
    ['find_contact($3)', 'reference-unknown', '$3'],
    ['<nexa_4>()', 'text-ignored', '<nexa_4>()'],
  ])('reads nothing of %s', (text, code, excerpt) => {
    const { calls, issues } = parse(`stop(); ${text}`);
    expect(calls).toEqual([]);
    expect(issues.map((issue) => issue.code)).toContain(code);
    expect(issues.map((issue) => issue.excerpt).join('\n')).toContain(excerpt);
  });

  it('never throws, and reads calls or tells issues, never both', () => {
    const piece = fc.constantFrom(
      'stop',
      '(',
      ')',
      "'",
      '"',
      ';',
      ',',
      '$1',
      ' ',
      'home.',
      'set_temperature',
      '=',
      '-',
      '[',
      ']',
      '\\',
      'é',
      '3',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const { calls, issues } = parse(pieces.join(''));
        expect(calls.length === 0 || issues.length === 0).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
