import { createPrivateKey } from 'node:crypto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { startFakePhone } from '../adb/__fixtures__/fake-phone.ts';
import { startFakeUsb } from './__fixtures__/fake-usb.ts';
import { indexedDbCredentialStore, openWebUsbPhone } from './index.ts';

/** The keys that a store offers to a phone. */
async function keysOf(store: ReturnType<typeof indexedDbCredentialStore>): Promise<readonly Uint8Array[]> {
  const keys: Uint8Array[] = [];
  for await (const { buffer } of store.iterateKeys()) keys.push(buffer);
  return keys;
}

/** What a page finds where it may store nothing. */
const forbidden = Object.assign(new IDBFactory(), {
  open: (): never => {
    throw new DOMException('The user denied permission to access the database.', 'SecurityError');
  },
});

describe('indexedDbCredentialStore', () => {
  it('makes an RSA key as adb does, and finds it again', async () => {
    const indexedDB = new IDBFactory();
    expect(await keysOf(indexedDbCredentialStore({ indexedDB }))).toEqual([]);
    const made = await indexedDbCredentialStore({ indexedDB, name: 'octoweave@garage' }).generateKey();
    expect(made.name).toBe('octoweave@garage');
    const key = createPrivateKey({ key: Buffer.from(made.buffer), type: 'pkcs8', format: 'der' });
    expect(key.asymmetricKeyDetails).toMatchObject({ modulusLength: 2048, publicExponent: 65_537n });
    expect(await keysOf(indexedDbCredentialStore({ indexedDB }))).toEqual([made.buffer]);
  });

  it('ends with one key where two pages ask at once', async () => {
    const store = indexedDbCredentialStore({ indexedDB: new IDBFactory() });
    const [one, other] = await Promise.all([store.generateKey(), store.generateKey()]);
    expect(one.buffer).toEqual(other.buffer);
    expect(await keysOf(store)).toEqual([one.buffer]);
  });

  it('keeps the keys of two databases apart', async () => {
    const indexedDB = new IDBFactory();
    await indexedDbCredentialStore({ indexedDB, databaseName: 'one' }).generateKey();
    expect(await keysOf(indexedDbCredentialStore({ indexedDB, databaseName: 'other' }))).toEqual([]);
  });

  it('says where nothing may be stored', async () => {
    const refusal = { code: 'permission-denied', advice: expect.stringMatching(/private browsing/u) };
    const store = indexedDbCredentialStore({ indexedDB: forbidden });
    await expect(store.generateKey()).rejects.toMatchObject(refusal);
    await expect(keysOf(store)).rejects.toMatchObject(refusal);
    await expect(keysOf(indexedDbCredentialStore())).rejects.toMatchObject(refusal);
  });

  it('has a phone ask its person once, in the name of the page', async () => {
    const fake = await startFakePhone({ person: 'allows' });
    const { usb, plugIn } = startFakeUsb();
    plugIn(fake, { serial: 'FAKE0001' });
    const indexedDB = new IDBFactory();
    for (const _ of [1, 2]) {
      const device = await openWebUsbPhone({ usb, credentialStore: indexedDbCredentialStore({ indexedDB, name: 'octoweave@garage' }) });
      await device.dispose();
    }
    expect(fake.adbd.asked).toEqual(['octoweave@garage']);
    await fake.dispose();
  });
});
