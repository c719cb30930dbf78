import { createInterface } from 'node:readline/promises';
import { nodeLlamaBackend } from '@octoweave/backend-node';
import { embeddedModel } from '@octoweave/models';
import { createCarAgent } from './car-agent.ts';
import { describeEvent } from './describe-event.ts';

const terminal = createInterface({ input: process.stdin, output: process.stdout });
const agent = await createCarAgent({
  backend: nodeLlamaBackend(),
  model: embeddedModel(),
  approve: async ({ message, digest }) =>
    (await terminal.question(`${message} (y/n) `)) === 'y' ? { type: 'approve', digest } : { type: 'deny', message: 'You said no.' },
});

const query = process.argv.slice(2).join(' ') || 'open the sunroof halfway';
for await (const event of agent.run(query)) {
  const line = describeEvent(event);
  if (line !== undefined) console.info(line);
}
await agent.dispose();
terminal.close();
