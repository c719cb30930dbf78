import { denyAll } from '@octoweave/core';
import { composeAgent } from '../compose/compose-agent.ts';
import { openPacks, simulated } from '../compose/open-packs.ts';
import { defaultPacks } from '../compose/pack/known-packs.ts';
import { checkDrivers } from '../diagnosis/check-drivers.ts';
import type { Finding } from '../diagnosis/finding.ts';
import { exitStatus } from '../exit-status.ts';
import { createPaint } from '../presentation/paint.ts';

const oldestNode = 20;

/** Checks node, model, engine, vocabulary and one whole request, and says which drivers can be used; the exit status says whether all is well. */
export async function doctor({ json }: { readonly json: boolean }): Promise<void> {
  const findings = [checkNode(), ...(await checkAgent()), ...(await checkDrivers())];
  if (findings.some(({ isGood, isOptional }) => !isGood && !isOptional)) process.exitCode = exitStatus.failed;
  if (json) {
    process.stdout.write(`${JSON.stringify(findings, undefined, 2)}\n`);
    return;
  }
  const paint = createPaint(process.stdout);
  for (const { what, isGood, isOptional, detail } of findings) {
    const mark = isGood ? paint.good('ok') : isOptional ? paint.quiet('no') : paint.bad('--');
    process.stdout.write(`  ${mark}  ${what.padEnd(12)}${detail}\n`);
  }
}

function checkNode(): Finding {
  const isGood = Number(process.versions.node.split('.')[0]) >= oldestNode;
  const detail = isGood ? process.version : `${process.version} is too old; install ${oldestNode}.19 or newer.`;
  return { what: 'node', isGood, isOptional: false, detail };
}

async function checkAgent(): Promise<readonly Finding[]> {
  try {
    const { packs } = await openPacks(defaultPacks, simulated);
    const agent = await composeAgent({ packs, approve: denyAll });
    try {
      let status = '';
      for await (const event of agent.run('open the sunroof')) if (event.type === 'run-end') ({ status } = event);
      const isGood = status === 'succeeded' && packs.some(({ simulation }) => simulation?.changes().length);
      return [
        {
          what: 'model',
          isGood: true,
          isOptional: false,
          detail: `${agent.model.id}, ${agent.model.parameters} parameters, fits the pack`,
        },
        {
          what: 'request',
          isGood,
          isOptional: false,
          detail: isGood ? '"open the sunroof" moved the simulated sunroof' : `"open the sunroof" ended as ${status}`,
        },
      ];
    } finally {
      await agent.dispose();
    }
  } catch (error) {
    return [{ what: 'model', isGood: false, isOptional: false, detail: error instanceof Error ? error.message : String(error) }];
  }
}
