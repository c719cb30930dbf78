import { wllamaBackend } from '@octoweave/backend-web';
import wasmUrl from '@wllama/wllama/esm/wasm/wllama.wasm?url';
import manifest from '../../../packages/models/weights/octoweave-mini.json';
import weights from '../../../packages/models/weights/octoweave-mini.gguf?url';
import { createCarAgent } from '../car-agent.ts';
import { describeEvent } from '../describe-event.ts';

const form = document.querySelector('form');
const query = document.querySelector('input');
const list = document.querySelector('ol');

const opening = createCarAgent({
  backend: wllamaBackend({ wasmUrl }),
  model: { id: manifest.id, location: new URL(weights, document.baseURI).href, sha256: manifest.sha256 },
  approve: async ({ message, digest }) =>
    globalThis.confirm(message) ? { type: 'approve', digest } : { type: 'deny', message: 'You said no.' },
});

const show = (text: string): void => {
  const item = document.createElement('li');
  item.textContent = text;
  list?.append(item);
};

async function run(words: string): Promise<void> {
  const agent = await opening;
  for await (const event of agent.run(words)) {
    const line = describeEvent(event);
    if (line !== undefined) show(line);
  }
}

form?.addEventListener('submit', (event) => {
  event.preventDefault();
  run(query?.value ?? '').catch((error: unknown) => show(String(error)));
});
