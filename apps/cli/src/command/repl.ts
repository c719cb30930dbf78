import { randomUUID } from 'node:crypto';
import { createConversation, type Conversation, type EndedCall, type Orchestrator } from '@octoweave/core';
import { composeOrchestrator } from '../compose/compose-orchestrator.ts';
import { openModel } from '../compose/open-model.ts';
import { openPacks, type DeviceOptions } from '../compose/open-packs.ts';
import { findPacks } from '../compose/pack/known-packs.ts';
import type { OpenedPack } from '../compose/pack/pack-contribution.ts';
import { resolveConsent, type ConsentOptions } from '../compose/resolve-consent.ts';
import { resolvePlanner } from '../compose/resolve-planner.ts';
import type { ModelOptions } from '../compose/resolve-model.ts';
import { createLineReader, type LineReader } from '../input/line-reader.ts';
import { terminalOfProcess, type Terminal } from '../input/terminal.ts';
import { chooseUndoneRun } from '../journal/choose-undone-run.ts';
import { resolveJournal, type JournalOptions } from '../journal/resolve-journal.ts';
import { createSessionJournal, type SessionJournal } from '../journal/session-journal.ts';
import type { PlanOption } from '../planner-name.ts';
import type { CommandEvent } from '../presentation/command-event.ts';
import { createShow } from '../presentation/create-show.ts';
import { describeChange } from '../presentation/describe-values.ts';
import { createPaint, printable } from '../presentation/paint.ts';
import { createShowPlan } from '../presentation/undo-view.ts';
import { reportFailure } from '../presentation/report-failure.ts';
import { noting, startTelemetry, withTelemetry, type RunTelemetry } from '../telemetry/start-telemetry.ts';
import { followRun } from './follow-run.ts';
import { listTools, namedTools } from './tools.ts';
import { undoRun } from './undo-run.ts';

/** Options of `octoweave repl`. */
export interface ReplOptions extends ConsentOptions, DeviceOptions, JournalOptions, ModelOptions {
  /** Names of packs; that of the embedded model where none is named. */
  readonly pack: readonly string[];
  readonly planner: PlanOption | undefined;
}

/** Request after request to the same devices, in one conversation, until the input ends. */
export async function repl(options: ReplOptions): Promise<void> {
  const terminal = terminalOfProcess({ json: false });
  const { packs, dispose } = await openPacks(await findPacks(options.pack), options);
  try {
    const model = await openModel(options);
    try {
      const approve = resolveConsent(options, { offered: packs.map(({ implemented }) => implemented), opened: packs, terminal });
      const journal = createSessionJournal(resolveJournal(options));
      const planner = resolvePlanner(options.planner, model);
      const orchestrator = await composeOrchestrator({ packs, model, planner, approve, journal, terminal });
      const telemetry = await startTelemetry({
        model: { name: model.session.model.id, provider: model.backend.id },
        conversationId: randomUUID(),
      });
      const session: Session = {
        orchestrator,
        packs,
        journal,
        terminal,
        telemetry,
        show: noting(createShow({ json: false }, { modelName: model.name, terminal }), telemetry),
        lines: createLineReader({
          input: process.stdin,
          output: process.stdout,
          isInteractive: terminal !== undefined,
          completions: Object.keys(commands),
        }),
      };
      await withTelemetry(telemetry, () => converse(session));
    } finally {
      await model.session.dispose();
    }
  } finally {
    await dispose();
  }
}

/** One conversation with devices. */
interface Session {
  readonly orchestrator: Orchestrator;
  readonly packs: readonly OpenedPack[];
  readonly journal: SessionJournal;
  readonly terminal: Terminal | undefined;
  readonly telemetry: RunTelemetry | undefined;
  readonly show: (event: CommandEvent) => void;
  readonly lines: LineReader;
}

interface Command {
  readonly help: string;
  readonly run: (session: Session, conversation: Conversation) => Promise<void> | void;
}

const commands: Readonly<Record<string, Command>> = {
  ':undo': { help: 'takes back the last request', run: undoLast },
  ':tools': { help: 'lists what can be done', run: showTools },
  ':state': { help: 'shows what is different on simulated devices', run: ({ packs }) => packs.forEach(showState) },
  ':reset': { help: 'starts simulated devices and the conversation anew', run: reset },
  ':help': { help: 'shows this', run: showHelp },
  ':quit': { help: 'ends, as Ctrl-D does; Ctrl-C stops what is being done', run: () => undefined },
};

async function converse(session: Session): Promise<void> {
  let conversation = createConversation();
  process.stdout.write('  Say what should be done, and go on from there. :help shows what else there is.\n');
  for (;;) {
    const line = await session.lines.read();
    if (line === undefined || line === ':quit') return;
    const command = commands[line === 'undo' ? ':undo' : line];
    if (line === '') continue;
    else if (command) await reporting(session, async () => command.run(session, conversation));
    else if (line.startsWith(':')) process.stdout.write(`  There is no ${printable(line)}. :help shows what there is.\n`);
    else await reporting(session, () => followRun(session.orchestrator.run(line, { conversation }), session));
    if (line === ':reset') conversation = createConversation();
  }
}

/** Says what went wrong with one line; the next may go well. */
async function reporting({ telemetry }: Session, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    telemetry?.fail(error);
    reportFailure(error);
  }
}

/** What can be undone is what was done since the devices started anew. */
function reset({ packs, journal }: Session): void {
  for (const { simulation } of packs) simulation?.reset();
  journal.forget();
}

/** The calls that take something back are part of the conversation: what is said next goes on from there. */
async function undoLast({ orchestrator, packs, journal, terminal, show }: Session, conversation: Conversation): Promise<void> {
  const runs = journal.runs();
  const run = chooseUndoneRun(runs, undefined);
  const ended: EndedCall[] = [];
  await undoRun(run, {
    runs,
    packs,
    runner: orchestrator,
    terminal,
    showPlan: createShowPlan(run, { json: false }),
    show: (event) => {
      if (event.type === 'call-end') ended.push({ call: event.call, outcome: event.outcome });
      show(event);
    },
  });
  conversation.add({ said: 'undo', calls: ended });
}

function showTools({ packs }: Session): void {
  const tools = namedTools(packs.map(({ implemented }) => implemented));
  process.stdout.write(listTools(tools, { paint: createPaint(process.stdout), isQualified: packs.length > 1 }));
}

function showHelp(): void {
  for (const [name, { help }] of Object.entries(commands)) process.stdout.write(`  ${name.padEnd(8)} ${help}\n`);
}

function showState({ implemented: { name }, simulation }: OpenedPack): void {
  if (!simulation) return void process.stdout.write(`  ${name} is a real device; look at it.\n`);
  const changes = simulation.changes();
  if (changes.length === 0) process.stdout.write('  Nothing has changed.\n');
  for (const change of changes) process.stdout.write(`  ${describeChange(change)}\n`);
}
