import { ModelLoadError, type ModelSource } from '@octoweave/core/contract';

/** A promise about a file that stays on the server cannot be checked, and must not look as if it had been. @throws {ModelLoadError} */
export function refuseDigest({ location, sha256 }: ModelSource, backendId: string): void {
  if (sha256 === undefined) return;
  throw new ModelLoadError({
    code: 'model-digest-mismatch',
    backendId,
    location,
    reason: 'a server does not show the file of its model, so its SHA-256 cannot be checked.',
    advice: 'Leave sha256 out, and let whoever runs the server check the file.',
  });
}
