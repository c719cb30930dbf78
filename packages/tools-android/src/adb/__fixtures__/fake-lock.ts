import { constants, createPublicKey, type KeyObject, publicDecrypt, randomBytes } from 'node:crypto';

/** What the person at a phone does when it asks whether to trust a new key: an allowed one is remembered, the rest is silence. */
export type FakePerson = 'allows' | 'is-away';

/** The lock of a fake adbd: it lets in whoever signs its token with a key that its person allowed. */
export interface FakeLock {
  /** The names of the keys that the person was asked about, in order. */
  readonly asked: readonly string[];
  /** A token to sign, in place of the one before. */
  challenge(): Buffer;
  /** Whether an allowed key signed the last token. */
  isSigned(signature: Buffer): boolean;
  /** Asks the person about a key, as adb sends it; true where they allow it. */
  ask(publicKey: Buffer): boolean;
}

/** What PKCS #1 writes before a SHA-1 digest. */
const digestPrefix = Buffer.from('3021300906052b0e03021a05000414', 'hex');

/** A lock that knows no key yet. */
export function createFakeLock(person: FakePerson): FakeLock {
  const asked: string[] = [];
  const allowed: KeyObject[] = [];
  let token = Buffer.alloc(0);
  return {
    asked,
    challenge() {
      token = randomBytes(20);
      return token;
    },
    isSigned: (signature) => allowed.some((key) => readSignature(key, signature)?.equals(Buffer.concat([digestPrefix, token])) ?? false),
    ask(publicKey) {
      const [key = '', name = ''] = publicKey.toString('utf8').replace(/\0$/u, '').split(' ');
      asked.push(name);
      if (person === 'allows') allowed.push(parseAndroidKey(Buffer.from(key, 'base64')));
      return person === 'allows';
    },
  };
}

function readSignature(key: KeyObject, signature: Buffer): Buffer | undefined {
  try {
    return publicDecrypt({ key, padding: constants.RSA_PKCS1_PADDING }, signature);
  } catch {
    return undefined;
  }
}

/** Android's form of a key: length and inverse, then the modulus with its last byte first. */
function parseAndroidKey(key: Buffer): KeyObject {
  const modulus = Buffer.from(key.subarray(8, 8 + 256)).reverse();
  return createPublicKey({ key: { kty: 'RSA', n: modulus.toString('base64url'), e: 'AQAB' }, format: 'jwk' });
}
