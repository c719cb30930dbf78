import { createInterface } from 'node:readline/promises';
import type { Agent } from '@octoweave/core';
import { composeAgent, type AgentOptions } from '../compose/compose-agent.ts';
import { resolveConsent, type ConsentOptions } from '../compose/resolve-consent.ts';
import type { ComposedPack } from '../compose/resolve-pack.ts';
import { terminalOfProcess } from '../input/terminal.ts';
import { resolveJournal, type JournalOptions } from '../journal/resolve-journal.ts';
import { createShow } from '../presentation/create-show.ts';
import { printable } from '../presentation/paint.ts';
import { reportFailure } from '../presentation/report-failure.ts';
import { carryOut, type CarryOutOptions } from './carry-out.ts';
import { describeModel } from './run.ts';

/** Options of `octoweave repl`. */
export interface ReplOptions extends AgentOptions, ConsentOptions, JournalOptions {}

const help = '  Say what should be done. :state shows the car, :reset starts it anew, :quit or Ctrl-D ends.\n';

/** Request after request to one car, until the input ends. */
export async function repl(options: ReplOptions): Promise<void> {
  const terminal = terminalOfProcess({ json: false });
  const { agent, pack } = await composeAgent(options, { approve: resolveConsent(options, terminal), journal: resolveJournal(options) });
  const showing = { runner: agent, show: createShow({ json: false }, describeModel(options)), terminal };
  const initial = pack.device.snapshot();
  try {
    process.stdout.write(help);
    for (;;) {
      const line = await ask(terminal !== undefined);
      if (line === undefined || line === ':quit') return;
      if (line === ':reset') pack.device.restore(initial);
      else if (line === ':state') showState(pack, initial);
      else if (line === ':help') process.stdout.write(help);
      else if (line !== '') await answer(agent, line, showing);
    }
  } finally {
    await agent.dispose();
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

async function answer(agent: Agent, line: string, showing: CarryOutOptions): Promise<void> {
  try {
    await carryOut(agent.run(line), showing);
  } catch (error) {
    reportFailure(error);
  }
}

function showState({ device }: ComposedPack, initial: ReturnType<ComposedPack['device']['snapshot']>): void {
  const changes = device.diff(initial);
  if (changes.length === 0) process.stdout.write('  Nothing has changed.\n');
  for (const { path, from, to } of changes) process.stdout.write(`  ${path} ${printable(String(from))} -> ${printable(String(to))}\n`);
}
