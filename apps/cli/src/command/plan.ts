import { denyAll } from '@octoweave/core';
import { composeOrchestrator, planEveryStep } from '../compose/compose-orchestrator.ts';
import type { EarlyModel } from '../compose/open-early.ts';
import { openPacks, simulated } from '../compose/open-packs.ts';
import { findPacks } from '../compose/pack/known-packs.ts';
import { resolvePlanner } from '../compose/resolve-planner.ts';
import type { ModelOptions } from '../compose/resolve-model.ts';
import { readQuery } from '../input/read-query.ts';
import { createPlanCollector, type PlanGraph } from '../plan/plan-graph.ts';
import type { PlanFormat } from '../plan/plan-format.ts';
import type { PlanOption } from '../planner-name.ts';
import { createPaint } from '../presentation/paint.ts';
import { exitStatusOf, followRun } from './follow-run.ts';

/** Options of `octoweave plan`. */
export interface PlanCommandOptions extends ModelOptions {
  /** Names of packs; that of the embedded model where none is named. */
  readonly pack: readonly string[];
  /** What a simulated device starts as. */
  readonly state: readonly string[];
  readonly planner: PlanOption | undefined;
  readonly format: PlanFormat;
}

/** Shows the plan of a request, and runs nothing of it; devices are simulated ones. The exit status says whether there is one. */
export async function plan(words: readonly string[], options: PlanCommandOptions, model: EarlyModel): Promise<void> {
  try {
    const graph = await planRequest(words, options, model);
    process.stdout.write(await printGraph(graph, options.format));
    process.exitCode = exitStatusOf(graph.status);
  } finally {
    await model.abandon();
  }
}

async function planRequest(words: readonly string[], options: PlanCommandOptions, { opened }: EarlyModel): Promise<PlanGraph> {
  const contributions = await findPacks(options.pack);
  const query = await readQuery({ words, input: process.stdin, example: 'octoweave plan "cool the car down, then open the sunroof"' });
  const { packs, dispose } = await openPacks(contributions, { ...simulated, state: options.state });
  try {
    const model = await opened;
    const planner = resolvePlanner(options.planner, model);
    const orchestrator = await composeOrchestrator({
      packs,
      model,
      planner,
      approve: denyAll,
      journal: undefined,
      terminal: undefined,
      dependOn: planEveryStep,
    });
    const collector = createPlanCollector();
    await followRun(orchestrator.run(query, { isDryRun: true }), {
      show: (event) => {
        if ('spanId' in event) collector.note(event);
      },
    });
    return collector.graph();
  } finally {
    await dispose();
  }
}

/** What draws pictures is loaded where one is drawn. */
async function printGraph(graph: PlanGraph, format: PlanFormat): Promise<string> {
  switch (format) {
    case 'tree':
      return (await import('../plan/print-plan-tree.ts')).printPlanTree(graph, createPaint(process.stdout));
    case 'mermaid':
      return (await import('../plan/print-plan-mermaid.ts')).printPlanMermaid(graph);
    case 'svg':
      return (await import('../plan/print-plan-svg.ts')).printPlanSvg(graph);
    case 'json':
      return `${JSON.stringify(graph)}\n`;
  }
}
