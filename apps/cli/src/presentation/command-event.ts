import type { AgentEvent, OrchestratorEvent } from '@octoweave/core';
import type { CallPreviewEvent } from '../preview/call-preview.ts';

/** What `--json` prints of a run: the events of the agent or the orchestrator, and what calls of a dry run would send. */
export type CommandEvent = AgentEvent | OrchestratorEvent | CallPreviewEvent;
