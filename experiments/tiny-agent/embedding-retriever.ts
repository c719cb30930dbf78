import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { selectTools, type OfferedTool, type Retriever } from '@octoweave/core';

/** A retriever that runs in a process of its own. Owned by whoever opened it. */
export interface EmbeddingRetriever extends Retriever {
  dispose(): Promise<void>;
}

/** How many tools TinyAgent's kind of retrieval keeps. */
const mostTools = 5;

const root = fileURLToPath(new URL('../../', import.meta.url));
const script = fileURLToPath(new URL('../retriever_server.py', import.meta.url));

/**
 * Retrieves by likeness: MiniLM puts requests, what tools do, and their declared examples side by side; the five tools nearest to the request
 * are kept. Nothing is trained.
 *
 * @throws {Error} where `experiments/requirements.txt` is not installed.
 */
export async function openEmbeddingRetriever(tools: readonly OfferedTool[]): Promise<EmbeddingRetriever> {
  const environment = { ...process.env, PYTHONPATH: `${root}training`, OMP_NUM_THREADS: '1' };
  const server = spawn(process.env['PYTHON'] ?? 'python3', [script], { env: environment, stdio: ['pipe', 'pipe', 'pipe'] });
  let log = '';
  server.stderr.setEncoding('utf8').on('data', (text: string) => (log += text));
  const closed = once(server, 'close');
  const lines = createInterface({ input: server.stdout })[Symbol.asyncIterator]();
  const send = (value: unknown): boolean => server.stdin.write(`${JSON.stringify(value)}\n`);
  send(tools.map(({ definition: { summary, examples } }) => [summary, ...examples.map(({ query }) => query)]));

  /** Answers come in the order of requests, so each waits for the one before. */
  let earlier: Promise<unknown> = Promise.resolve();
  const score = (text: string): Promise<readonly number[]> => {
    const answer = earlier.then(async () => {
      send(text);
      const { done, value } = await lines.next();
      if (done) throw new Error(`The embedding retriever ended: python3 -m pip install -r experiments/requirements.txt\n${log}`);
      return JSON.parse(value) as readonly number[];
    });
    earlier = answer.catch(() => undefined);
    return answer;
  };
  await score('warm up');

  return {
    tools: new Set(tools.map(({ toolId }) => toolId)),
    async retrieve({ text, offered }) {
      const scores = await score(text.folded.trim());
      // From 0 to 1, as every retriever's.
      const scored = tools.map(({ toolId }, place) => ({ toolId, score: ((scores[place] ?? -1) + 1) / 2 }));
      const known = scored.filter(({ toolId }) => offered?.has(toolId) ?? true);
      return selectTools(known, { minimumScore: 0, minimumTools: 0, maximumTools: mostTools });
    },
    async dispose() {
      server.stdin.end();
      await closed;
    },
  };
}
