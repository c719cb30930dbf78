import { effect, signal } from '@preact/signals';
import { render } from 'preact';
import { keepForOffline } from './offline/keep-for-offline.ts';
import type { Playground } from './playground.ts';
import { parseSharedRequest } from './share/shared-request.ts';
import './style/index.css';
import type { Trouble } from './trouble/trouble.ts';
import { App } from './view/app.tsx';

const shared = parseSharedRequest(location.hash);
const query = signal(shared.query);
const playground = signal<Playground | undefined>(undefined);
/** What is asked before the code of the agent is there waits for it. */
const arriving = import('./playground.ts').then(({ createPlayground }) => createPlayground({ carPreset: shared.preset }));
const trouble = signal<Trouble | undefined>(undefined);

/** The page is drawn before the code of the agent is there, and the devices before the model is. */
async function begin(): Promise<void> {
  try {
    const created = await arriving;
    playground.value = created;
    await created.open();
  } catch {
    trouble.value = {
      title: 'This page did not load completely',
      message: 'A part of it did not arrive. Check the network and load it again.',
      canRetry: true,
    };
  }
}

const root = document.querySelector('#app');
if (root)
  render(<App query={query} playground={playground} arriving={arriving} trouble={trouble} onReload={() => location.reload()} />, root);
void begin();
effect(() => {
  if (playground.value?.model.value.status === 'ready') void keepForOffline();
});
