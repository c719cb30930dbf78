import { denyAll } from '@octoweave/core';
import { composeAgent } from '../compose/compose-agent.ts';
import { exitStatus } from '../exit-status.ts';
import { createPaint } from '../presentation/paint.ts';

interface Finding {
  readonly what: string;
  readonly isGood: boolean;
  readonly detail: string;
}

const oldestNode = 20;

/** Checks node, model, engine, vocabulary and one whole request; the exit status says whether all is well. */
export async function doctor({ json }: { readonly json: boolean }): Promise<void> {
  const findings = [checkNode(), ...(await checkAgent())];
  if (findings.some(({ isGood }) => !isGood)) process.exitCode = exitStatus.failed;
  if (json) {
    process.stdout.write(`${JSON.stringify(findings, undefined, 2)}\n`);
    return;
  }
  const paint = createPaint(process.stdout);
  for (const { what, isGood, detail } of findings)
    process.stdout.write(`  ${isGood ? paint.good('ok') : paint.bad('--')}  ${what.padEnd(12)}${detail}\n`);
}

function checkNode(): Finding {
  const isGood = Number(process.versions.node.split('.')[0]) >= oldestNode;
  return { what: 'node', isGood, detail: isGood ? process.version : `${process.version} is too old; install ${oldestNode}.19 or newer.` };
}

async function checkAgent(): Promise<readonly Finding[]> {
  try {
    const { agent, pack } = await composeAgent({ pack: 'vehicle', state: 'parked' }, { approve: denyAll });
    try {
      const opened: Finding = {
        what: 'model',
        isGood: true,
        detail: `${agent.model.id}, ${agent.model.parameters} parameters, fits the pack`,
      };
      const before = pack.device.snapshot();
      let status = '';
      for await (const event of agent.run('open the sunroof')) if (event.type === 'run-end') ({ status } = event);
      const isGood = status === 'succeeded' && pack.device.diff(before).length > 0;
      return [
        opened,
        {
          what: 'request',
          isGood,
          detail: isGood ? '"open the sunroof" moved the simulated sunroof' : `"open the sunroof" ended as ${status}`,
        },
      ];
    } finally {
      await agent.dispose();
    }
  } catch (error) {
    return [{ what: 'model', isGood: false, detail: error instanceof Error ? error.message : String(error) }];
  }
}
