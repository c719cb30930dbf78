import { toolId, type ResolvedCall } from '@octoweave/core';
import type { OpenedPack } from '../compose/pack/pack-contribution.ts';
import type { CallPreview } from './call-preview.ts';

/** Says what a call would send; undefined where its driver cannot say it. */
export type PreviewCall = (call: ResolvedCall) => Promise<CallPreview | undefined>;

/** Asks the pack whose call it is. What cannot be foreseen is a note, and never ends the dry run. */
export function createPreviewCall(packs: readonly OpenedPack[]): PreviewCall {
  const previews = new Map(
    packs.flatMap(({ implemented: { name, definitions }, previewCall }) =>
      definitions.map((definition) => [toolId(name, definition.name), previewCall] as const),
    ),
  );
  return async (call) => {
    try {
      return await previews.get(call.toolId)?.(call);
    } catch (error) {
      return { steps: [], note: `What it would send cannot be told: ${error instanceof Error ? error.message : String(error)}` };
    }
  };
}
