import type { ModelManifest } from '@octoweave/models';

/** Packs this page has a device for, in the order in which it shows them. */
export const devicePacks = ['vehicle', 'android'] as const;
export type DevicePack = (typeof devicePacks)[number];

/** The packs that a model was trained on and this page has a device for. */
export function trainedPacks({ tokens }: Pick<ModelManifest, 'tokens'>): readonly DevicePack[] {
  const trained = new Set(tokens.map(({ toolId }) => toolId.slice(0, toolId.indexOf('.'))));
  return devicePacks.filter((pack) => trained.has(pack));
}
