/** Plays the scenarios of the repository and prints what came of them: `npm run scenarios -- --help`. */
import { parseArgs } from 'node:util';
import { dependWhereReferring } from '@octoweave/core';
import { openModel } from '../compose/open-model.ts';
import { planWithModel, knowsPacks, type ModelPlanner } from './plan-with-model.ts';
import { playPerfectly, syntaxesOf } from './play-perfectly.ts';
import { playScenario, type PlayedScenario } from './play-scenario.ts';
import { printScenarioTable, type ScenarioColumn } from './print-scenario-table.ts';
import { readScenarios, type ScenarioFile } from './read-scenarios.ts';
import type { PlanSyntax, Scenario } from './scenario.ts';

const help = `Plays scripted requests on simulated devices, judged by final state, consent and side effects.

  npm run scenarios                          with the perfect plan of each, in both syntaxes of plans
  npm run scenarios -- --planner embedded    with the embedded model: steps in words, then calls of each
  npm run scenarios -- --planner calls       with the embedded model: calls of the whole request at once

  --referring     a step waits only where it speaks of what came before; otherwise each waits for the one before it
  --model FILE    another model that writes functional tokens
  --only TEXT     scenarios whose id or tags hold this
  --misses        what was not right in each that failed
  --min RATE      exit status 1 where a column is below; 1 for perfect plans
`;

const planners: Readonly<Record<string, ModelPlanner>> = { embedded: 'split', calls: 'calls' };

const { values: flags } = parseArgs({
  options: {
    planner: { type: 'string', default: 'perfect' },
    model: { type: 'string' },
    only: { type: 'string', default: '' },
    misses: { type: 'boolean', default: false },
    referring: { type: 'boolean', default: false },
    min: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

const isMeant = ({ id, tags }: Scenario): boolean => id.includes(flags.only) || tags.includes(flags.only);

async function chosenFiles(): Promise<readonly ScenarioFile[]> {
  const files = await readScenarios();
  return files
    .map(({ name, scenarios }) => ({ name, scenarios: scenarios.filter(isMeant) }))
    .filter(({ scenarios }) => scenarios.length > 0);
}

async function playAll(
  scenarios: readonly Scenario[],
  play: (scenario: Scenario) => Promise<PlayedScenario>,
): Promise<readonly PlayedScenario[]> {
  const played: PlayedScenario[] = [];
  // One after the other: a model writes one text at a time.
  for (const scenario of scenarios) played.push(await play(scenario));
  return played;
}

function playedPerfectly(files: readonly ScenarioFile[]): Promise<readonly ScenarioColumn[]> {
  const column = async (syntax: PlanSyntax): Promise<ScenarioColumn> => ({
    name: `perfect, ${syntax}`,
    files: await Promise.all(
      files.map(async ({ name, scenarios }) => ({
        name,
        played: await playAll(
          scenarios.filter((scenario) => syntaxesOf(scenario).includes(syntax)),
          (scenario) => playPerfectly(scenario, syntax),
        ),
      })),
    ),
  });
  return Promise.all([column('compiler'), column('split')]);
}

async function playedByModel(files: readonly ScenarioFile[], planner: ModelPlanner): Promise<readonly ScenarioColumn[]> {
  const model = await openModel({ model: flags.model ?? 'octoweave-trio' });
  try {
    const played: { name: string; played: readonly PlayedScenario[] }[] = [];
    for (const { name, scenarios } of files) {
      const known: Scenario[] = [];
      for (const scenario of scenarios) if (await knowsPacks(model, scenario)) known.push(scenario);
      played.push({ name, played: await playAll(known, (scenario) => playWith(scenario, planner)) });
    }
    return [{ name: `${model.name}, ${flags.planner}`, files: played }];
  } finally {
    await model.session.dispose();
  }

  /** A run that fails is a scenario that was not carried out. */
  async function playWith(scenario: Scenario, way: ModelPlanner): Promise<PlayedScenario> {
    return playScenario(scenario, {
      planTurn: planWithModel(model, { planner: way, ...(flags.referring && { dependOn: dependWhereReferring }) }),
    }).catch((error: unknown) => ({
      scenario,
      misses: [`failed: ${error instanceof Error ? error.message : String(error)}`],
    }));
  }
}

/** Of each column that has scenarios, the share that were right. */
const ratesOf = (columns: readonly ScenarioColumn[]): readonly number[] =>
  columns
    .map(({ files }) => files.flatMap(({ played }) => played))
    .filter((played) => played.length > 0)
    .map((played) => played.filter(({ misses }) => misses.length === 0).length / played.length);

async function main(): Promise<number> {
  const planner = planners[flags.planner];
  const minimum = Number(flags.min ?? (planner ? 0 : 1));
  const isUnderstood = (planner !== undefined || flags.planner === 'perfect') && !Number.isNaN(minimum);
  if (flags.help || !isUnderstood) {
    process.stdout.write(help);
    return flags.help ? 0 : 2;
  }
  const files = await chosenFiles();
  const columns = planner ? await playedByModel(files, planner) : await playedPerfectly(files);
  process.stdout.write(printScenarioTable(columns, { showsMisses: flags.misses || !planner }));
  const rates = ratesOf(columns);
  return rates.length > 0 && rates.every((rate) => rate >= minimum) ? 0 : 1;
}

process.exitCode = await main();
