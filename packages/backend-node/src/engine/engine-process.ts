/** The entry of the engine process: native code runs here, so that its hangs and crashes never take the agent with them. */
import { createEngine } from './engine.ts';
import type { EngineRequest } from './engine-protocol.ts';

const serve = createEngine((message) => process.send?.(message));
process.on('message', (request: EngineRequest) => serve(request));
// Whoever opened the engine is gone, or has disposed of the session.
process.on('disconnect', () => process.exit(0));
// Ctrl-C in a terminal reaches the whole process group; the session decides when the engine ends.
process.on('SIGINT', () => undefined);
