import { lastValueFrom, toArray } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { literal, type CallArgument, type ToolCall } from '../call/tool-call.ts';
import type { JournalEntry } from '../journal/journal-entry.ts';
import type { ApprovalDecision, Approve } from '../scheduler/approval.ts';
import { digestCall } from '../scheduler/approval.ts';
import { defineTool, implementTool } from '../tool/define-tool.ts';
import { ToolNeedsInput } from '../tool/tool-needs-input.ts';
import { definePack, implementPack, type ImplementedToolPack } from '../tool/tool-pack.ts';
import type { LookUp, PreparationContext } from '../tool/tool-preparation.ts';
import type { AgentEvent } from './agent-event.ts';
import { createCallRunner, type CreateCallRunnerOptions } from './create-call-runner.ts';

const ring = defineTool({
  name: 'ring',
  summary: 'Ring somebody.',
  input: z.object({ number: z.string().meta({ format: 'phone' }) }),
  output: z.null(),
  effect: 'sensitive',
  confirmation: { policy: 'always', message: 'Ring {number}?' },
  resource: 'phone.line',
});
const order = defineTool({
  name: 'order',
  summary: 'Order pizza.',
  input: z.object({ count: z.int() }),
  output: z.null(),
  effect: 'sensitive',
  confirmation: { policy: 'always', message: 'Order {count} for {total}?', shows: ['total'] },
  resource: 'phone.pizza',
});

const book: Readonly<Record<string, string>> = { 'Ann Lee': '+14155550101', 'Maria Lopez': '+14155550102', 'Maria Ruiz': '+14155550103' };

/** A phone that notes what it is asked for and does. `look` passes while it is looked at. */
function phone(look: (context: PreparationContext) => Promise<void> = () => Promise.resolve()) {
  const log: string[] = [];
  const lookUp: LookUp = async (words, context) => {
    log.push(`look up ${words}`);
    await look(context);
    const found = Object.keys(book).filter((name) => name.includes(words));
    const [only] = found;
    if (only === undefined || found.length > 1) {
      const { parameter } = context;
      throw new ToolNeedsInput({ parameter, question: `Which ${words}?`, choices: found });
    }
    return { value: book[only] ?? '', shown: `${only}, ${book[only]}` };
  };
  const pack: ImplementedToolPack = implementPack(definePack({ name: 'phone', version: '1.0.0', definitions: [ring, order] }), [
    implementTool(ring, async ({ number }, { shown }) => void log.push(`ring ${number}, shown ${JSON.stringify(shown)}`) as never, {
      lookUps: { number: lookUp },
    }),
    implementTool(order, async ({ count }, { shown }) => void log.push(`order ${count}, shown ${JSON.stringify(shown)}`) as never, {
      prepare: async ({ count }, context) => {
        log.push(`look at ${count}`);
        await look(context);
        return { shown: { total: `$${count * 9}` } };
      },
    }),
  ]);
  return { pack, log };
}

const call = (name: string, given: Readonly<Record<string, CallArgument>>, id = '1'): ToolCall => ({
  id,
  toolId: `phone.${name}`,
  arguments: given,
});
const ringWhom = (whom: string): ToolCall => call('ring', { number: literal(whom) });

/** Answers in turn, and then approves. */
function answering(...decisions: readonly ApprovalDecision[]): Approve & { readonly messages: string[] } {
  const left = [...decisions];
  const messages: string[] = [];
  const approve: Approve = ({ message, digest }) => {
    messages.push(message);
    return Promise.resolve(left.shift() ?? { type: 'approve', digest, by: 'person' });
  };
  return Object.assign(approve, { messages });
}

const run = (calls: readonly ToolCall[], options: CreateCallRunnerOptions, isDryRun = false): Promise<readonly AgentEvent[]> =>
  lastValueFrom(createCallRunner(options).runCalls(calls, { isDryRun }).events.pipe(toArray()));

const typesOf = (events: readonly AgentEvent[]): readonly string[] => events.map(({ type }) => type);
const endOf = (events: readonly AgentEvent[]) => events.find((event) => event.type === 'call-end');

describe('calls whose values only the device knows', () => {
  it('are looked up before anybody is asked, and asked about before they run', async () => {
    const { pack, log } = phone();
    const approve = answering();
    const events = await run([ringWhom('Ann')], { packs: [pack], approve });
    expect(typesOf(events)).toEqual(['run-start', 'call-planned', 'approval-request', 'approval-end', 'call-start', 'call-end', 'run-end']);
    expect(approve.messages).toEqual(['Ring Ann Lee, +14155550101?']);
    expect(log).toEqual(['look up Ann', 'ring +14155550101, shown {"number":"Ann Lee, +14155550101"}']);
    const resolved = { arguments: { number: '+14155550101' }, shown: { number: 'Ann Lee, +14155550101' }, said: { number: 'Ann' } };
    expect(endOf(events)).toMatchObject({ resolved });
    expect(events.find((event) => event.type === 'approval-request')).toMatchObject({ request: { call: resolved } });
  });

  it('ask which of several is meant, and nobody for consent; a choice is looked up in turn', async () => {
    const { pack, log } = phone();
    const approve = answering();
    const events = await run([ringWhom('Maria')], { packs: [pack], approve });
    expect(endOf(events)).toMatchObject({
      resolved: undefined,
      outcome: { status: 'needs-input', missing: [{ parameter: 'number', reason: 'ambiguous', choices: ['Maria Lopez', 'Maria Ruiz'] }] },
    });
    expect([approve.messages, log]).toEqual([[], ['look up Maria']]);
    expect(await run([ringWhom('Zoe')], { packs: [pack], approve })).toMatchObject({
      2: { outcome: { status: 'needs-input', missing: [{ reason: 'invalid', question: 'Which Zoe?', choices: [] }] } },
    });
    await run([ringWhom('Maria Ruiz')], { packs: [pack], approve });
    expect(log.at(-1)).toContain('ring +14155550103');
  });

  it('look nothing up that is a value already', async () => {
    const { pack, log } = phone();
    await run([ringWhom('+1 415 555 0199')], { packs: [pack], approve: answering() });
    expect(log).toEqual(['ring +1 415 555 0199, shown undefined']);
  });

  it('show in a dry run what they would be run with, and run nothing', async () => {
    const { pack, log } = phone();
    const events = await run([ringWhom('Ann'), call('order', { count: literal(2) }, '2')], { packs: [pack] }, true);
    const ends = events.filter((event) => event.type === 'call-end');
    expect(ends.toSorted((left, right) => left.call.id.localeCompare(right.call.id))).toMatchObject([
      { resolved: { arguments: { number: '+14155550101' } }, outcome: { status: 'skipped' } },
      { resolved: { shown: { total: '$18' } }, outcome: { status: 'skipped' } },
    ]);
    expect(log).toEqual(['look up Ann', 'look at 2']);
    expect(events.at(-1)).toMatchObject({ status: 'succeeded' });
  });

  it('are recorded with the values the tool is given, what was shown, and the digest of both', async () => {
    const { pack } = phone();
    const entries: JournalEntry[] = [];
    const journal = { append: (entry: JournalEntry) => Promise.resolve(void entries.push(entry)) };
    await run([ringWhom('Ann')], { packs: [pack], journal, approve: answering() });
    const [given, shown] = [{ number: '+14155550101' }, { number: 'Ann Lee, +14155550101' }];
    const digest = digestCall({ id: '1', toolId: 'phone.ring', arguments: given, shown });
    expect(entries[1]).toMatchObject({ type: 'call-started', arguments: given, shown, digest, approval: { decision: 'approve' } });
  });

  it('are looked up and asked about again where whoever is asked edits them into something else', async () => {
    const { pack, log } = phone();
    const approve = answering({ type: 'edit', arguments: { number: 'Maria Ruiz' } });
    const events = await run([ringWhom('Ann')], { packs: [pack], approve });
    expect(approve.messages).toEqual(['Ring Ann Lee, +14155550101?', 'Ring Maria Ruiz, +14155550103?']);
    expect(typesOf(events).filter((type) => type.startsWith('approval'))).toHaveLength(4);
    expect(log.at(-1)).toContain('ring +14155550103');
    const ordering = answering({ type: 'edit', arguments: { count: 3 } });
    await run([call('order', { count: literal(2) })], { packs: [pack], approve: ordering });
    expect(ordering.messages).toEqual(['Order 2 for $18?', 'Order 3 for $27?']);
    expect(log.at(-1)).toBe('order 3, shown {"total":"$27"}');
  });

  it('run with a number that was typed at consent, without a second question', async () => {
    const { pack, log } = phone();
    const approve = answering({ type: 'edit', arguments: { number: '+14155550177' } });
    await run([ringWhom('Ann')], { packs: [pack], approve });
    expect(approve.messages).toHaveLength(1);
    expect(log.at(-1)).toBe('ring +14155550177, shown undefined');
  });

  it('leave the look at the device when the run is cancelled, and never start', async () => {
    let seen: AbortSignal | undefined;
    const { pack } = phone(({ signal }) => {
      seen = signal;
      agentRun.cancel();
      return new Promise(() => undefined);
    });
    const agentRun = createCallRunner({ packs: [pack], approve: answering() }).runCalls([ringWhom('Ann')]);
    const events = await lastValueFrom(agentRun.events.pipe(toArray()));
    expect(seen?.aborted).toBe(true);
    expect(typesOf(events)).toEqual(['run-start', 'call-planned', 'call-end', 'run-end']);
    expect(endOf(events)).toMatchObject({ outcome: { status: 'skipped', reason: { type: 'cancelled' } } });
  });

  it('hold up no other call while their device is looked at', async () => {
    let answer = (): void => undefined;
    const { pack, log } = phone(() => (log.length === 1 ? new Promise<void>((resolve) => (answer = resolve)) : Promise.resolve()));
    const events: AgentEvent[] = [];
    const calls = [ringWhom('Ann'), call('order', { count: literal(1) }, '2')];
    for await (const event of createCallRunner({ packs: [pack], approve: answering(), concurrency: 1 }).runCalls(calls)) {
      events.push(event);
      if (event.type === 'call-end' && event.call.id === '2') answer();
    }
    expect(log).toEqual(['look up Ann', 'look at 1', expect.stringMatching(/^order/u), expect.stringMatching(/^ring/u)]);
    expect(events.at(-1)).toMatchObject({ status: 'succeeded' });
  });

  it('are not looked up while another run is at the same resource', async () => {
    let answer = (): void => undefined;
    const { pack, log } = phone(() => (log.length === 1 ? new Promise<void>((resolve) => (answer = resolve)) : Promise.resolve()));
    const runner = createCallRunner({ packs: [pack], approve: answering() });
    const both = ['Ann', 'Maria Ruiz'].map((whom) => lastValueFrom(runner.runCalls([ringWhom(whom)]).events));
    expect(log).toEqual(['look up Ann']);
    answer();
    await Promise.all(both);
    expect(log.filter((line) => line.startsWith('look'))).toEqual(['look up Ann', 'look up Maria Ruiz']);
  });
});

describe('calls whose device does not answer', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('fail at the deadline of a call, with nobody asked', async () => {
    const { pack } = phone(() => new Promise(() => undefined));
    const approve = answering();
    const events = run([ringWhom('Ann')], { packs: [pack], approve, deadlineMs: 500 });
    await vi.advanceTimersByTimeAsync(500);
    expect(endOf(await events)).toMatchObject({ outcome: { status: 'failed', code: 'deadline-missed', changes: [] } });
    expect(approve.messages).toEqual([]);
  });
});
