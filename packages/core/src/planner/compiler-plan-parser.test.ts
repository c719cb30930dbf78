import { describe, expect, test } from 'vitest';
import { parsePieces, requestOf, shorten, succeededCall, type ReadPlan } from './__fixtures__/read-plan.ts';
import { createCompilerPlanParser } from './compiler-plan-parser.ts';
import type { PlanRequest } from './planner.ts';

interface ReadOptions {
  readonly request?: PlanRequest;
  readonly isCutOff?: boolean;
}

const eventsOf = (plan: string, { request = requestOf(), isCutOff = false }: ReadOptions = {}) =>
  parsePieces(createCompilerPlanParser(request), [{ type: 'text', text: plan }], isCutOff);
const read = (plan: string, options?: ReadOptions): ReadPlan => shorten(eventsOf(plan, options));

const found = '1 find_contact {"name":"Sid"}';
const stopped = (number: number): string => `${number} stop {}`;
const joined = { type: 'join' } as const;

describe('createCompilerPlanParser', () => {
  test('reads the plan of the TinyAgent paper: numbered calls, a quoted reference in a list, join and the end mark', () => {
    const plan = 'Thought: I need his address.\n1. find_contact("Sid")\n2. play(["$1"], 3)\n3. join()<END_OF_PLAN>\n4. stop()';
    expect(read(plan)).toEqual({
      calls: [found, '2 play {"tracks":["@1"],"volume":3}'],
      thoughts: ['I need his address.'],
      steps: [],
      warnings: [],
      decision: joined,
    });
  });

  test('emits a call with the line break that ends it, before the next line', () => {
    const parser = createCompilerPlanParser(requestOf());
    expect(parser.push({ type: 'text', text: '1. stop()' })).toEqual([]);
    expect(parser.push({ type: 'text', text: '\n' }).map(({ type }) => type)).toEqual(['call-parsed']);
    expect(parser.push({ type: 'text', text: '2. find_contact("Si' })).toEqual([]);
  });

  describe('reads what the published parser loses', () => {
    test('several lines in one chunk', () => {
      expect(read('1. stop()\n2. stop()\n3. stop()\n').calls).toEqual([1, 2, 3].map(stopped));
    });

    test('gaps in numbers, whose calls keep the numbers they were written with', () => {
      const { calls, warnings } = read('2. find_contact("Sid")\n7. find_contact($2)\n9. send_message($7, "hi")');
      expect(calls.map((call) => call.split(' ')[0])).toEqual(['2', '7', '9']);
      expect([calls[2], warnings]).toEqual(['9 send_message {"recipient":"@7","body":"hi"}', []]);
    });

    test('keyword arguments, in any order and after positional ones', () => {
      expect(read('1. send_message("Sid", urgent=True, body="hi")')).toMatchObject({
        calls: ['1 send_message {"recipient":"Sid","body":"hi","urgent":true}'],
        warnings: [],
      });
    });

    test.each([
      ['[$1]', ['@1']],
      ['["$1"]', ['@1']],
      ["['${1}', ${1}]", ['@1', '@1']],
      ['["a", [$1, ["b"]]]', ['a', ['@1', ['b']]]],
      ['[]', []],
    ])('the list %s', (list, tracks) => {
      expect(read(`1. stop()\n2. play(${list})`)).toMatchObject({
        calls: [stopped(1), `2 play ${JSON.stringify({ tracks })}`],
        warnings: [],
      });
    });

    test.each([
      ['True', true],
      ['true', true],
      ['False', false],
      ['false', false],
    ])('%s', (written, urgent) => {
      expect(read(`1. send_message("a", "b", ${written})`)).toMatchObject({
        calls: [`1 send_message ${JSON.stringify({ recipient: 'a', body: 'b', urgent })}`],
        warnings: [],
      });
    });

    test.each(['None', 'null'])('%s as an argument left out', (nothing) => {
      expect(read(`1. play([], ${nothing}, "hall")`)).toMatchObject({ calls: ['1 play {"tracks":[],"room":"hall"}'], warnings: [] });
    });

    test.each([
      [`"it's late, isn't it"`, "it's late, isn't it", []],
      [`'it\\'s late'`, "it's late", []],
      [`'it's late'`, "it's late", ['string-unescaped-quote']],
      [`"say \\"hi\\" (now), ok"`, 'say "hi" (now), ok', []],
      [`"a\\nb"`, 'a\nb', []],
    ])('quotes in %s', (written, body, warnings) => {
      const calls = [`1 send_message ${JSON.stringify({ recipient: 'Sid', body })}`];
      expect(read(`1. send_message("Sid", ${written})`)).toMatchObject({ calls, warnings });
    });

    test('comments, behind a call and on lines of their own', () => {
      const plan = '# first the address\n1. find_contact("Sid")  # the "boss" (Sid)\n2. stop() // done\n';
      expect(read(plan)).toMatchObject({ calls: [found, stopped(2)], warnings: [] });
    });

    test('code fences and every style of numbering', () => {
      const plan = '```python\n1) stop()\n2 . stop()\n3: stop()\n$4 = stop()\n- 5. stop()\nstop()\n```';
      expect(read(plan)).toMatchObject({ calls: [1, 2, 3, 4, 5, 6].map(stopped), warnings: [] });
    });

    test('calls without numbers, whose results have names', () => {
      expect(read('x = find_contact("Sid")\nAction: stop()')).toMatchObject({ calls: [found, stopped(2)], warnings: [] });
    });

    test('Windows line ends, indentation and blank lines', () => {
      expect(read('\r\n  1. stop()\r\n\r\n\t2. stop()\r\n')).toMatchObject({ calls: [1, 2].map(stopped), warnings: [] });
    });

    test('two calls on one line', () => {
      expect(read('1. stop() 2. find_contact("Sid"); 3. join()')).toMatchObject({
        calls: [stopped(1), '2 find_contact {"name":"Sid"}'],
        warnings: [],
        decision: joined,
      });
    });

    test('a call over several lines, and a text with line breaks in it', () => {
      const plan = '1. send_message(\n  "Sid",\n  body="Dear Sid,\n2. stop()\nBye"\n)\n2. stop()\n';
      expect(read(plan)).toMatchObject({
        calls: ['1 send_message {"recipient":"Sid","body":"Dear Sid,\\n2. stop()\\nBye"}', stopped(2)],
        warnings: [],
      });
    });

    test('nested calls, which come first and are numbered within their call', () => {
      expect(read('4. send_message(find_contact("Sid"), body=find_contact(name="Ann"))')).toMatchObject({
        calls: ['4.1 find_contact {"name":"Sid"}', '4.2 find_contact {"name":"Ann"}', '4 send_message {"recipient":"@4.1","body":"@4.2"}'],
        warnings: [],
      });
    });
  });

  describe('references', () => {
    test.each(['you owe $2', '$1 and $1', '$1.', 'cost: ${1}', '$ 1'])('leave "%s" a text', (body) => {
      expect(read(`1. stop()\n2. stop()\n3. send_message("Sid", "${body}")`)).toMatchObject({
        calls: [stopped(1), stopped(2), `3 send_message ${JSON.stringify({ recipient: 'Sid', body })}`],
        warnings: [],
      });
    });

    test.each(['$1', '${1}', '"$1"', "'${1}'", 'recipient="$1"', 'recipient=$1'])('are whole arguments: %s', (argument) => {
      expect(read(`1. find_contact("Sid")\n2. send_message(${argument}, body="hi")`)).toMatchObject({
        calls: [found, '2 send_message {"recipient":"@1","body":"hi"}'],
        warnings: [],
      });
    });

    test('in quotes mean a call only where it was written before: a price is a price', () => {
      expect(read('1. find_contact("Sid")\n2. send_message("$1", "$20")').calls[1]).toBe('2 send_message {"recipient":"@1","body":"$20"}');
      expect(read('1. find_contact("$20")').calls).toEqual(['1 find_contact {"name":"$20"}']);
    });

    test.each(['2. send_message($9, "hi")', '2. send_message($2, "hi")', '2. send_message("$2", "hi")'])(
      'to a call that did not come before are missing values: %s',
      (line) => {
        expect(read(`1. stop()\n${line}`)).toMatchObject({
          calls: [stopped(1), '2 send_message {"recipient":"?","body":"hi"}'],
          warnings: ['reference-unknown'],
        });
      },
    );

    test('to a call that was dropped are missing values, quoted or not', () => {
      expect(read('1. hack("Sid")\n2. find_contact(Sid)\n3. send_message($1, "$2")')).toMatchObject({
        calls: ['3 send_message {"recipient":"?","body":"?"}'],
        warnings: ['tool-unknown', 'call-malformed', 'reference-unknown', 'reference-unknown'],
      });
    });

    test('to an observed call are its value, which is never read again', () => {
      const request = requestOf('do it', { observations: [succeededCall('1', 'pay $1 to $2'), succeededCall('2', null)] });
      expect(read('3. send_message($1, "$1")\n4. find_contact($3)', { request }).calls).toEqual([
        '3 send_message {"recipient":"pay $1 to $2","body":"pay $1 to $2"}',
        '4 find_contact {"name":"@3"}',
      ]);
    });

    test('to an observed call that failed are missing values: what it said is no value', () => {
      const { call } = succeededCall('1', null);
      const outcome = { status: 'failed', code: 'x', message: 'No such contact.', advice: undefined, changes: [] } as const;
      const request = requestOf('do it', { observations: [{ call, outcome }] });
      expect(read('2. find_contact($1)', { request })).toMatchObject({
        calls: ['2 find_contact {"name":"?"}'],
        warnings: ['reference-unknown'],
      });
    });

    test('of a plan that counts from one again mean its own calls, whose ids go on from the observed ones', () => {
      const request = requestOf('do it', { observations: [succeededCall('1', 'a'), succeededCall('2.1', 'b'), succeededCall('2', 'c')] });
      expect(read('1. find_contact($2)\n2. find_contact($1)', { request }).calls).toEqual([
        '3 find_contact {"name":"c"}',
        '4 find_contact {"name":"@3"}',
      ]);
    });

    test('mean the later of two calls with one number', () => {
      expect(read('1. find_contact("a")\n1. find_contact("b")\n2. find_contact($1)')).toMatchObject({
        calls: ['1 find_contact {"name":"a"}', '2 find_contact {"name":"b"}', '3 find_contact {"name":"@2"}'],
        warnings: ['number-repeated'],
      });
    });
  });

  test('gives words of the request their own spelling back', () => {
    const { calls, warnings } = read('1. find_contact(" Maria o\'neill")', { request: requestOf('Call Maria O’Neill!') });
    expect([calls, warnings]).toEqual([['1 find_contact {"name":"~Maria O’Neill"}'], []]);
  });

  describe('decisions', () => {
    test.each([
      ["Finish(Done, it is 5 (five) o'clock)", { type: 'finish', answer: "Done, it is 5 (five) o'clock" }],
      ['Action: Finish("It\'s done")<END_OF_PLAN>', { type: 'finish', answer: "It's done" }],
      ['Thought: fine\nAction: Finish(\n- a\n- b\n)\n', { type: 'finish', answer: '- a\n- b' }],
      ['Finish()', { type: 'finish', answer: undefined }],
      ['Finish', { type: 'finish', answer: undefined }],
      ['Replan', { type: 'replan', reason: undefined }],
      ['Action: Replan.', { type: 'replan', reason: undefined }],
      ['Replan(the contact is unknown)', { type: 'replan', reason: 'the contact is unknown' }],
      ['2. Replan()', { type: 'replan', reason: undefined }],
      ['3. join', joined],
      ['join($1, $2)', joined],
    ])('are read from %s', (plan, decision) => {
      expect(read(plan)).toMatchObject({ calls: [], warnings: [], decision });
    });

    test('end the plan: nothing behind them is read', () => {
      for (const decision of ['join()', 'Finish(ok)', 'Replan', '<END_OF_PLAN>'])
        expect(read(`1. stop()\n${decision}\n2. stop()\n`)).toMatchObject({ calls: [stopped(1)], warnings: [] });
    });

    test('are a tool’s name where a tool has it', () => {
      const [definition] = requestOf()
        .tools.map((tool) => tool.definition)
        .slice(-1);
      const request = requestOf('do it', { tools: [{ toolId: 'shop.finish', definition: definition! }] });
      expect(read('1. finish()\n2. join()', { request })).toMatchObject({ calls: ['1 shop.finish {}'], decision: joined });
    });
  });

  describe('says of every line it cannot read why', () => {
    test.each([
      ['1. hack()', 'tool-unknown'],
      ['1. find_contact(Sid)', 'call-malformed'],
      ['1. find_contact("Sid"', 'parenthesis-missing'],
      ['1. find_contact("Sid', 'call-malformed'],
      ['1. play(["a")', 'call-malformed'],
      ['1. find_contact "Sid"', 'call-malformed'],
      ['1. find_contact({"name": "Sid"})', 'call-malformed'],
      ['1. find_contact("say ("hi") now")', 'call-malformed'],
      ['1. find_contact("say ("hi") 2. stop() now")', 'call-malformed'],
      ['1. find_contact("a", "b")', 'argument-extra'],
      ['1. find_contact(nick="a")', 'argument-unknown'],
      ['1. find_contact(hack("a"))', 'tool-unknown'],
      ['1. stop() because I can', 'text-ignored'],
      ['I would rather not.', 'text-ignored'],
    ])('%s', (line, code) => {
      const { calls, warnings } = read(`${line}\n9. stop()\n`);
      expect([calls.at(-1), warnings]).toEqual([stopped(9), [code]]);
    });

    test('with the line as its excerpt', () => {
      expect(eventsOf('1. find_contact("Sid\n2. stop()')).toContainEqual({
        type: 'parse-warning',
        code: 'call-malformed',
        message: 'The plan ended inside it. The call was dropped.',
        excerpt: '1. find_contact("Sid',
      });
    });
  });

  test('keeps the lines after one whose quote is not closed', () => {
    const plan = '1. send_message("Sid, "hi\n2. stop()\n3. find_contact("Sid")\n4. find_contact(\'x)\n5. stop()';
    expect(read(plan)).toMatchObject({
      calls: [stopped(2), '3 find_contact {"name":"Sid"}', stopped(5)],
      warnings: ['call-malformed', 'call-malformed'],
    });
  });

  test('drops a call inside which the model was cut off, and closes one that the model left unclosed', () => {
    const plan = '1. stop()\n2. find_contact("Sid"';
    expect(read(plan, { isCutOff: true })).toMatchObject({ calls: [stopped(1)], warnings: ['call-malformed'] });
    expect(read(plan)).toMatchObject({ calls: [stopped(1), '2 find_contact {"name":"Sid"}'], warnings: ['parenthesis-missing'] });
  });

  test('ends at the end mark as a token, and ignores other control tokens with a warning', () => {
    const parser = createCompilerPlanParser(requestOf());
    const events = parsePieces(parser, [
      { type: 'text', text: '1. find_contact("<END_OF_PLAN>")' },
      { type: 'control', text: '<eos>' },
      { type: 'control', text: '<END_OF_PLAN>' },
      { type: 'text', text: '\n2. stop()' },
    ]);
    expect(shorten(events)).toMatchObject({ calls: ['1 find_contact {"name":"<END_OF_PLAN>"}'], warnings: ['control-unexpected'] });
    expect(events.at(-1)).toEqual({ type: 'parse-end', reason: 'end-token', decision: joined });
  });
});
