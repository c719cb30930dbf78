import { describe, expect, test } from 'vitest';
import { read } from './__fixtures__/read-answer.ts';

describe('createFunctionalCallParser', () => {
  describe('tolerates, with a warning,', () => {
    test.each([
      ['a space before the first token', ` <nexa_4>()<nexa_end>`, ['1 stop {}'], ['space-ignored']],
      ['a line end before the first token', `\n<nexa_4>()<nexa_end>`, ['1 stop {}'], ['space-ignored']],
      ['a space after the separator', `<nexa_4>(); <nexa_4>()<nexa_end>`, ['1 stop {}', '2 stop {}'], ['space-ignored']],
      ['words before the first token', `Sure! <nexa_4>()<nexa_end>`, ['1 stop {}'], ['text-ignored']],
      ['words after a call', `<nexa_4>() is called<nexa_end>`, ['1 stop {}'], ['text-ignored']],
      ['a separator before the end', `<nexa_4>();<nexa_end>`, ['1 stop {}'], ['text-ignored']],
      ['calls without a separator', `<nexa_4>()<nexa_4>()<nexa_end>`, ['1 stop {}', '2 stop {}'], ['separator-missing']],
      ['a control token between calls', `<nexa_4>();<nexa_split><nexa_4>()<nexa_end>`, ['1 stop {}', '2 stop {}'], ['control-unexpected']],
      [
        'an unescaped apostrophe',
        `<nexa_1>('Don't forget')<nexa_end>`,
        [`1 find_contact {"name":"Don't forget"}`],
        ['string-unescaped-quote'],
      ],
      [
        'several unescaped apostrophes',
        `<nexa_0>('O'Hara's', 'it's')<nexa_end>`,
        [`1 send_message {"recipient":"O'Hara's","body":"it's"}`],
        ['string-unescaped-quote', 'string-unescaped-quote'],
      ],
      [
        'an unescaped apostrophe before a space',
        `<nexa_1>('the dogs' bowl')<nexa_end>`,
        [`1 find_contact {"name":"the dogs' bowl"}`],
        ['string-unescaped-quote'],
      ],
      [
        'an unescaped apostrophe before ";"',
        `<nexa_1>('the dogs'; bowl')<nexa_end>`,
        [`1 find_contact {"name":"the dogs'; bowl"}`],
        ['string-unescaped-quote'],
      ],
      ['true', `<nexa_3>(['a'], 5, None, true)<nexa_end>`, ['1 play {"tracks":["a"],"volume":5,"shuffle":true}'], ['literal-python']],
      [
        'false and null',
        `<nexa_3>(['a'], null, null, false)<nexa_end>`,
        ['1 play {"tracks":["a"],"shuffle":false}'],
        ['literal-python', 'literal-python', 'literal-python'],
      ],
      [
        'no closing parenthesis before ";"',
        `<nexa_2>('upstairs', 20;<nexa_4>()<nexa_end>`,
        ['1 set_temperature {"zone":"upstairs","degrees":20}', '2 stop {}'],
        ['parenthesis-missing'],
      ],
      [
        'no closing parenthesis after a text before ";"',
        `<nexa_1>('bob'; <nexa_4>()<nexa_end>`,
        ['1 find_contact {"name":"bob"}', '2 stop {}'],
        ['parenthesis-missing'],
      ],
      ['no closing parenthesis before <nexa_end>', `<nexa_1>('bob'<nexa_end>`, ['1 find_contact {"name":"bob"}'], ['parenthesis-missing']],
      [
        'no closing parenthesis after a number before <nexa_end>',
        `<nexa_2>('upstairs', 20<nexa_end>`,
        ['1 set_temperature {"zone":"upstairs","degrees":20}'],
        ['parenthesis-missing'],
      ],
      [
        'no closing parentheses of nested calls',
        `<nexa_1>(<nexa_1>('bob'<nexa_end>`,
        ['1.1 find_contact {"name":"bob"}', '1 find_contact {"name":"$1.1"}'],
        ['parenthesis-missing'],
      ],
      [
        'an argument given by name',
        `<nexa_2>(degrees=20, zone = 'upstairs')<nexa_end>`,
        ['1 set_temperature {"zone":"upstairs","degrees":20}'],
        ['argument-keyword', 'argument-keyword'],
      ],
      [
        'a list and a call given by name',
        `<nexa_3>(room=<nexa_1>('x'), tracks=['a'])<nexa_end>`,
        ['1.1 find_contact {"name":"x"}', '1 play {"tracks":["a"],"room":"$1.1"}'],
        ['argument-keyword', 'argument-keyword'],
      ],
      ['a canonical value in double quotes', `<nexa_1>("bob")<nexa_end>`, ['1 find_contact {"name":"bob"}'], ['string-double-quoted']],
      [
        'negated words without their space',
        `<nexa_2>('upstairs', -"five")<nexa_end>`,
        ['1 set_temperature {"zone":"upstairs","degrees":"-~five"}'],
        ['string-double-quoted'],
      ],
    ])('%s', (_, answer, calls, warnings) => {
      expect(read(answer)).toMatchObject({ calls, warnings });
    });

    test('text after <nexa_end>, which no longer makes events', () => {
      expect(read(`<nexa_4>()<nexa_end>\n\nFunction description:\ndef stop():<nexa_4>()`)).toMatchObject({
        calls: ['1 stop {}'],
        warnings: [],
      });
    });

    test('white space inside a call, without one', () => {
      expect(read(`<nexa_2> ( 'upstairs' ,20 )<nexa_end>`)).toMatchObject({
        calls: ['1 set_temperature {"zone":"upstairs","degrees":20}'],
        warnings: [],
      });
    });
  });

  describe('drops, with a warning,', () => {
    test.each([
      [
        'arguments past the last parameter, with the calls in them',
        `<nexa_1>('bob', <nexa_4>())<nexa_end>`,
        ['1 find_contact {"name":"bob"}'],
        ['argument-extra'],
      ],
      [
        'an argument given twice',
        `<nexa_1>('bob', name='ann')<nexa_end>`,
        ['1 find_contact {"name":"bob"}'],
        ['argument-keyword', 'argument-extra'],
      ],
      ['an argument of an unknown name', `<nexa_1>(nom='bob')<nexa_end>`, ['1 find_contact {}'], ['argument-keyword', 'argument-unknown']],
      ['a call of a reserved token without a tool', `<nexa_200>('a', <nexa_4>());<nexa_4>()<nexa_end>`, ['2 stop {}'], ['tool-unknown']],
      [
        'a nested call of a reserved token without a tool',
        `<nexa_1>(<nexa_200>('a'))<nexa_end>`,
        ['1 find_contact {"name":"?"}'],
        ['tool-unknown'],
      ],
      ['a call without parentheses', `<nexa_4><nexa_4>()<nexa_end>`, ['2 stop {}'], ['call-malformed']],
      ['a call with a bare word', `<nexa_1>(bob);<nexa_4>()<nexa_end>`, ['2 stop {}'], ['call-malformed']],
      ['a call with an open text', `<nexa_1>('bob);<nexa_4>()<nexa_end>`, ['2 stop {}'], ['call-malformed']],
      ['a call with an open list', `<nexa_3>(['a';<nexa_4>()<nexa_end>`, ['2 stop {}'], ['call-malformed']],
      ['a call with a list closed by a parenthesis', `<nexa_3>(['a');<nexa_4>()<nexa_end>`, ['2 stop {}'], ['call-malformed']],
      ['a call with an empty argument', `<nexa_2>(, 20)<nexa_end>`, [], ['call-malformed']],
      ['a call with two arguments and no comma', `<nexa_2>(20 20)<nexa_end>`, [], ['call-malformed']],
      ['a call with a number too large', `<nexa_2>('upstairs', 1e999)<nexa_end>`, [], ['call-malformed']],
      ['a call with a control token in a text', `<nexa_1>('a<nexa_split>b')<nexa_end>`, [], ['call-malformed']],
      ['a call that begins inside a text', `<nexa_1>('a<nexa_4>()<nexa_end>`, ['2 stop {}'], ['call-malformed']],
      ['a call that ends after a comma', `<nexa_0>('a', <nexa_end>`, [], ['call-malformed']],
      ['a call whose argument by name is missing', `<nexa_1>(name=)<nexa_end>`, [], ['argument-keyword', 'call-malformed']],
      ['a control token that is none of the language', `<nexa_999><nexa_4>()<nexa_end>`, ['1 stop {}'], ['control-unexpected']],
    ])('%s', (_, answer, calls, warnings) => {
      expect(read(answer)).toMatchObject({ calls, warnings });
    });

    test('calls nested in a malformed call', () => {
      expect(read(`<nexa_0>(<nexa_1>('bob'), oops)<nexa_end>`).calls).toEqual([]);
    });

    test('a call that is nested too deeply', () => {
      expect(read(`${'<nexa_1>('.repeat(16)}'x'${')'.repeat(16)}<nexa_end>`).warnings).toEqual([]);
      expect(read(`${'<nexa_1>('.repeat(17)}'x'${')'.repeat(17)}<nexa_end>`).warnings).toContain('call-malformed');
    });
  });
});
