import { describe, expect, test } from 'vitest';
import { homeLookup, homeVocabulary } from './__fixtures__/home-pack.ts';
import { callsOf, control, parse, piecesOf, read, text } from './__fixtures__/read-answer.ts';
import { createFunctionalCallParser, type CallPiece } from './functional-call-parser.ts';
import type { ToolLookup } from './tool-lookup.ts';

describe('createFunctionalCallParser', () => {
  test('reads positional arguments under their parameter names', () => {
    expect(read(`<nexa_2>('upstairs', -21.5);<nexa_4>()<nexa_end>`)).toEqual({
      calls: ['1 set_temperature {"zone":"upstairs","degrees":-21.5}', '2 stop {}'],
      warnings: [],
      end: { type: 'parse-end', reason: 'end-token', callCount: 2 },
    });
  });

  test('reads None and trailing arguments as absent, and ? as missing', () => {
    expect(read(`<nexa_3>(['a', $1, ?], None, 'hall', True)<nexa_end>`)).toMatchObject({
      calls: ['1 play {"tracks":["a","?","?"],"room":"hall","shuffle":true}'],
      warnings: ['reference-unknown'],
    });
  });

  test('emits nested calls first, numbered in the order they close', () => {
    expect(read(`<nexa_4>();<nexa_0>(<nexa_1>(<nexa_1>(" mom")), <nexa_1>('bob'))<nexa_end>`)).toMatchObject({
      calls: [
        '1 stop {}',
        '2.1 find_contact {"name":"~mom"}',
        '2.2 find_contact {"name":"$2.1"}',
        '2.3 find_contact {"name":"bob"}',
        '2 send_message {"recipient":"$2.2","body":"$2.3"}',
      ],
      warnings: [],
      end: { callCount: 5 },
    });
  });

  test('emits a call with the piece that holds its closing parenthesis', () => {
    expect(callsOf(parse(piecesOf(`<nexa_2>('upstairs', 20`), { isEnded: false }))).toEqual([]);
    expect(callsOf(parse(piecesOf(`<nexa_2>('upstairs', 20)`), { isEnded: false }))).toHaveLength(1);
    expect(callsOf(parse(piecesOf(`<nexa_1>('bob')`), { isEnded: false }))).toHaveLength(1);
  });

  test('reads $n as the n-th top-level call, nested calls not counted', () => {
    expect(read(`<nexa_1>(<nexa_1>('a'));<nexa_1>($1);<nexa_1>($2)<nexa_end>`).calls.slice(2)).toEqual([
      '2 find_contact {"name":"$1"}',
      '3 find_contact {"name":"$2"}',
    ]);
  });

  test.each(['$0', '$1', '$2', '$999999999'])('reads a reference to a call that does not exist yet, %s, as missing', (mark) => {
    expect(read(`<nexa_1>(${mark})<nexa_end>`)).toMatchObject({ calls: ['1 find_contact {"name":"?"}'], warnings: ['reference-unknown'] });
  });

  test('keeps the number of a dropped call, so that references mean what the model meant', () => {
    expect(read(`<nexa_1>(oops);<nexa_1>('b');<nexa_1>($2);<nexa_1>($1)<nexa_end>`)).toMatchObject({
      calls: ['2 find_contact {"name":"b"}', '3 find_contact {"name":"$2"}', '4 find_contact {"name":"?"}'],
      warnings: ['call-malformed', 'reference-unknown'],
    });
  });

  test('takes exactly one space off words of the request', () => {
    expect(read(`<nexa_1>("  two spaces ");<nexa_1>(" ")<nexa_end>`).calls).toEqual([
      '1 find_contact {"name":"~ two spaces "}',
      '2 find_contact {"name":"~"}',
    ]);
  });

  test('gives words of the request their original characters back', () => {
    const request = 'Tell “Zoë O’Hara” I’m LATE!';
    expect(read(`<nexa_0>(" zoë o'hara", -" i'm late")<nexa_end>`, { request })).toMatchObject({
      calls: ['1 send_message {"recipient":"~Zoë O’Hara","body":"-~I’m LATE"}'],
      warnings: [],
    });
  });

  test('keeps words that the request does not hold, with a warning', () => {
    expect(read(`<nexa_1>(" bob")<nexa_end>`, { request: 'call Ann' })).toMatchObject({
      calls: ['1 find_contact {"name":"~bob"}'],
      warnings: ['span-not-in-request'],
    });
  });

  test('keeps written words beside restored ones', () => {
    expect(parse(piecesOf(`<nexa_1>(" ann")<nexa_end>`), { request: 'call Ann' })[0]).toMatchObject({
      call: { arguments: { name: { text: 'Ann' } } },
      written: { arguments: [{ text: 'ann' }] },
    });
  });

  test('undoes the escapes of the language and no others', () => {
    expect(read(String.raw`<nexa_1>('\\ \' \" \n \r \t \x')<nexa_end>`).calls).toEqual([
      `1 find_contact ${JSON.stringify({ name: '\\ \' " \n \r \\t \\x' })}`,
    ]);
  });

  test('reads a functional token that was typed as text as text', () => {
    expect(parse([control('<nexa_1>'), text("('<nexa_4>()<nexa_end>')<nexa_end>"), control('<nexa_end>')])).toMatchObject([
      { type: 'call-parsed', call: { arguments: { name: { value: '<nexa_4>()<nexa_end>' } } } },
      { type: 'parse-warning', code: 'text-ignored', excerpt: '<nexa_end>' },
      { type: 'parse-end', callCount: 1 },
    ]);
  });

  test('says that the model abstained', () => {
    expect(parse(piecesOf('<nexa_abstain><nexa_end>'))).toEqual([
      { type: 'abstained' },
      { type: 'parse-end', reason: 'end-token', callCount: 0 },
    ]);
  });

  test('takes the bare token of a tool that is not on offer for abstaining, and says who serves the request', () => {
    const lookup: ToolLookup = (id) => (id === 'home.find_contact' ? undefined : homeLookup(id));
    const readNarrowed = (answer: string) => {
      const parser = createFunctionalCallParser({ vocabulary: homeVocabulary, lookup });
      return piecesOf(answer).flatMap((piece) => parser.push(piece));
    };
    expect(readNarrowed('<nexa_1><nexa_end>')).toEqual([
      { type: 'abstained', servedBy: 'home.find_contact' },
      { type: 'parse-end', reason: 'end-token', callCount: 0 },
    ]);
    expect(readNarrowed('<nexa_4>();<nexa_1><nexa_end>')).toMatchObject([
      { type: 'call-parsed' },
      { type: 'parse-warning', code: 'tool-unknown', excerpt: '<nexa_1>' },
      { type: 'parse-end', callCount: 1 },
    ]);
    expect(readNarrowed(`<nexa_1>('bob')<nexa_end>`)).toMatchObject([
      { type: 'parse-warning', code: 'tool-unknown' },
      { type: 'parse-end', callCount: 0 },
    ]);
  });

  test('takes what came first of abstaining and calling', () => {
    expect(read(`<nexa_abstain><nexa_4>()<nexa_abstain><nexa_end>`)).toMatchObject({
      calls: [],
      warnings: ['call-after-abstain', 'control-unexpected'],
    });
    expect(read(`<nexa_4>()<nexa_abstain><nexa_end>`)).toMatchObject({ calls: ['1 stop {}'], warnings: ['abstain-after-calls'] });
  });

  test('emits nothing after parse-end', () => {
    const parser = createFunctionalCallParser({ vocabulary: homeVocabulary, lookup: homeLookup });
    expect(parser.push(control('<nexa_end>'))).toHaveLength(1);
    expect([...parser.push(control('<nexa_4>')), ...parser.push(text('()')), ...parser.end(), ...parser.end()]).toEqual([]);
  });

  test('ends with stream-end where the model stopped without <nexa_end>, and drops an unfinished call', () => {
    expect(read(`<nexa_4>();<nexa_1>('bob'`)).toEqual({
      calls: ['1 stop {}'],
      warnings: ['call-malformed'],
      end: { type: 'parse-end', reason: 'stream-end', callCount: 1 },
    });
  });

  describe('confidence', () => {
    const confidences = (pieces: readonly CallPiece[]) => callsOf(parse(pieces)).map(({ id, confidence }) => [id, confidence]);

    test('is the product of the probabilities from the functional token to the closing parenthesis', () => {
      const pieces = [
        text(' ', 0.1),
        control('<nexa_0>', 0.5),
        text('(', 1),
        control('<nexa_1>', 0.25),
        text("('b", 0.5),
        text("')", 1),
        text(", 'x')", 0.5),
        text(';', 0.1),
      ];
      expect(confidences([...pieces, control('<nexa_4>', 0.75), text('()', 1), control('<nexa_end>', 0.1)])).toEqual([
        ['1.1', 0.125],
        ['1', 0.03125],
        ['2', 0.75],
      ]);
    });

    test('is undefined where one probability is', () => {
      expect(confidences([control('<nexa_0>', 1), text('(', 1), control('<nexa_1>', 1), text("('b')", 1), text(", 'x')")])).toEqual([
        ['1.1', 1],
        ['1', undefined],
      ]);
    });
  });

  test('shows where reading stopped in the excerpt of a warning', () => {
    expect(parse(piecesOf(`<nexa_0>('${'long '.repeat(40)}', oops)`))[0]).toMatchObject({
      code: 'call-malformed',
      excerpt: expect.stringMatching(/^….{51}', oops\)$/u),
    });
  });
});
