import { embeddedModel } from '@octoweave/models';
import { lastValueFrom } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { startEngine, type EngineClient } from './engine-client.ts';

const open = (engine: EngineClient): Promise<unknown> =>
  engine.ask({ type: 'open', model: embeddedModel(), contextTokens: undefined, threads: 1 });
const request = { prompt: [{ type: 'control', text: '<nexa_request>' }], maxTokens: 8 } as const;

describe('startEngine', () => {
  it('turns the death of the engine into an error of what waits, and of what comes after', async () => {
    const engine = startEngine({ backendId: 'test', model: embeddedModel(), stuckAfterMs: 60_000 });
    await open(engine);
    const running = lastValueFrom(engine.generate(request));
    process.kill(engine.processId ?? 0, 'SIGSEGV');
    await expect(running).rejects.toMatchObject({ code: 'engine-crashed' });
    await expect(lastValueFrom(engine.generate(request))).rejects.toMatchObject({ code: 'engine-crashed' });
    await engine.dispose();
  });

  it('cuts off an engine that is stopped in the middle of its work', async () => {
    const engine = startEngine({ backendId: 'test', model: embeddedModel(), stuckAfterMs: 3000 });
    await open(engine);
    process.kill(engine.processId ?? 0, 'SIGSTOP');
    await expect(lastValueFrom(engine.generate(request))).rejects.toMatchObject({ code: 'engine-stuck' });
    await engine.dispose();
  });
});
