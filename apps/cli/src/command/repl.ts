import { createInterface } from 'node:readline/promises';
import type { Agent } from '@octoweave/core';
import { composeAgent } from '../compose/compose-agent.ts';
import { openPacks, type DeviceOptions } from '../compose/open-packs.ts';
import { findPacks } from '../compose/pack/known-packs.ts';
import type { OpenedPack } from '../compose/pack/pack-contribution.ts';
import { resolveConsent, type ConsentOptions } from '../compose/resolve-consent.ts';
import { describeModel } from '../compose/resolve-model.ts';
import { terminalOfProcess } from '../input/terminal.ts';
import { chooseUndoneRun } from '../journal/choose-undone-run.ts';
import { resolveJournal, type JournalOptions } from '../journal/resolve-journal.ts';
import { createSessionJournal, type SessionJournal } from '../journal/session-journal.ts';
import { createShow } from '../presentation/create-show.ts';
import { describeChange } from '../presentation/describe-values.ts';
import { createShowPlan } from '../presentation/undo-view.ts';
import { reportFailure } from '../presentation/report-failure.ts';
import { carryOut, type CarryOutOptions } from './carry-out.ts';
import { undoRun } from './undo-run.ts';

/** Options of `octoweave repl`. */
export interface ReplOptions extends ConsentOptions, DeviceOptions, JournalOptions {
  /** Names of packs; that of the embedded model where none is named. */
  readonly pack: readonly string[];
  readonly model?: string;
}

const help =
  '  Say what should be done. undo takes back the last request, :state shows what is different, :reset starts anew, :quit or Ctrl-D ends.\n';

/** Request after request to the same devices, until the input ends. */
export async function repl(options: ReplOptions): Promise<void> {
  const terminal = terminalOfProcess({ json: false });
  const { packs, dispose } = await openPacks(await findPacks(options.pack), options);
  try {
    const approve = resolveConsent(options, { offered: packs.map(({ implemented }) => implemented), opened: packs, terminal });
    const session = createSessionJournal(resolveJournal(options));
    const agent = await composeAgent({ packs, model: options.model, approve, journal: session });
    try {
      await converse(agent, {
        packs,
        session,
        showing: { runner: agent, show: createShow({ json: false }, describeModel(options.model)), terminal },
      });
    } finally {
      await agent.dispose();
    }
  } finally {
    await dispose();
  }
}

interface ConverseOptions {
  readonly packs: readonly OpenedPack[];
  readonly session: SessionJournal;
  readonly showing: CarryOutOptions;
}

async function converse(agent: Agent, { packs, session, showing }: ConverseOptions): Promise<void> {
  process.stdout.write(help);
  for (;;) {
    const line = await ask(showing.terminal !== undefined);
    if (line === undefined || line === ':quit') return;
    if (line === ':reset') reset({ packs, session });
    else if (line === ':state') for (const pack of packs) showState(pack);
    else if (line === 'undo' || line === ':undo') await reporting(() => undoLast({ packs, session, showing }));
    else if (line === ':help') process.stdout.write(help);
    else if (line !== '') await reporting(() => carryOut(agent.run(line), showing));
  }
}

/** Lines of standard input; one reader for the whole session, paused while a call asks for consent. */
const lines = { iterator: undefined as AsyncIterator<string> | undefined };

async function ask(isInteractive: boolean): Promise<string | undefined> {
  if (!isInteractive) {
    lines.iterator ??= createInterface({ input: process.stdin })[Symbol.asyncIterator]();
    const { value, done } = await lines.iterator.next();
    return done ? undefined : value.trim();
  }
  const reader = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return (
      await new Promise<string | undefined>((resolve) => {
        reader.once('close', () => resolve(undefined));
        reader.once('SIGINT', () => resolve(undefined));
        void reader.question('> ').then(resolve);
      })
    )?.trim();
  } finally {
    reader.close();
  }
}

/** Says what went wrong with one line; the next may go well. */
async function reporting(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    reportFailure(error);
  }
}

/** What can be undone is what was done since the devices started anew. */
function reset({ packs, session }: Pick<ConverseOptions, 'packs' | 'session'>): void {
  for (const { simulation } of packs) simulation?.reset();
  session.forget();
}

async function undoLast({ packs, session, showing }: ConverseOptions): Promise<void> {
  const runs = session.runs();
  const run = chooseUndoneRun(runs, undefined);
  await undoRun(run, { ...showing, runs, packs, showPlan: createShowPlan(run, { json: false }) });
}

function showState({ implemented: { name }, simulation }: OpenedPack): void {
  if (!simulation) return void process.stdout.write(`  ${name} is a real device; look at it.\n`);
  const changes = simulation.changes();
  if (changes.length === 0) process.stdout.write('  Nothing has changed.\n');
  for (const change of changes) process.stdout.write(`  ${describeChange(change)}\n`);
}
