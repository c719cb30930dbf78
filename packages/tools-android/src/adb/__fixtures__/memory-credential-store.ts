import { generateKeyPairSync } from 'node:crypto';
import type { AdbCredentialStore, AdbPrivateKey } from '@yume-chan/adb';

/** Keys that live as long as the test. */
export function memoryCredentialStore(name: string): AdbCredentialStore {
  const keys: AdbPrivateKey[] = [];
  return {
    generateKey() {
      const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
      const key = { buffer: new Uint8Array(privateKey.export({ type: 'pkcs8', format: 'der' })), name };
      keys.push(key);
      return key;
    },
    iterateKeys: () => keys,
  };
}
