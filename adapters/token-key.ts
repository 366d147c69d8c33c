import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** TOKEN_KEY is no key, or not the one that something was encrypted with; the message is for the operator. */
export class TokenKeyError extends Error {
  override readonly name = 'TokenKeyError';
}

/** Encrypts what a platform entrusts to the bot, before it is stored. */
export interface Cipher {
  /** @param purpose what it is and whose, such as `slack:T123:token`: only the same purpose decrypts it */
  encrypt(text: string, purpose: string): string;
  /** @throws TokenKeyError where no key fits, it was changed, or it was meant for another purpose */
  decrypt(text: string, purpose: string): string;
  /** Whether it was encrypted with the key that encrypts now. */
  isCurrent(text: string): boolean;
}

interface Key {
  readonly id: string;
  readonly bytes: Buffer;
}

const hint = 'Make one with: openssl rand -base64 32';

const algorithm = 'aes-256-gcm';
/** Bytes: what AES-GCM is made for, and its full tag. */
const ivLength = 12;
const tagLength = 16;

const asKey = (text: string): Key => {
  const isHex = /^[0-9a-f]{64}$/iu.test(text);
  if (!isHex && !/^[\w+/-]{43}=?$/u.test(text)) {
    throw new TokenKeyError(
      `TOKEN_KEY holds something that is not a key: a key is 32 bytes, written as 44 characters of base64 or 64 hexadecimal digits. ${hint}`,
    );
  }
  const bytes = Buffer.from(text, isHex ? 'hex' : 'base64');
  return { bytes, id: createHash('sha256').update(bytes).digest('hex').slice(0, 8) };
};

/** An encrypted text is `v1.<key id>.<base64url of iv, tag and data>`. */
const format = /^v1\.([0-9a-f]{8})\.([\w-]+)$/u;

/**
 * Encrypts with AES-256-GCM.
 * @param keys the setting TOKEN_KEY: keys between commas. The first one encrypts and all decrypt, so
 *   that a key is replaced by putting the new one in front.
 * @throws TokenKeyError which never quotes the setting
 */
export const createCipher = (keys: string): Cipher => {
  const known = keys
    .split(',')
    .map((key) => key.trim())
    .filter((key) => key !== '')
    .map(asKey);
  const [current] = known;
  if (!current) throw new TokenKeyError(`TOKEN_KEY is empty. ${hint}`);

  return {
    encrypt: (text, purpose) => {
      const iv = randomBytes(ivLength);
      const cipher = createCipheriv(algorithm, current.bytes, iv, { authTagLength: tagLength }).setAAD(
        Buffer.from(purpose),
      );
      const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return `v1.${current.id}.${Buffer.concat([iv, cipher.getAuthTag(), data]).toString('base64url')}`;
    },

    decrypt: (text, purpose) => {
      const [, id, packed] = format.exec(text) ?? [];
      if (id === undefined || packed === undefined) {
        throw new TokenKeyError('A stored token is not in the form that TOKEN_KEY encrypts to.');
      }
      const key = known.find((one) => one.id === id);
      if (!key) {
        throw new TokenKeyError(
          `A stored token needs the key ${id}, which TOKEN_KEY does not hold. Put the earlier key behind the new one, after a comma, or have the bot installed again.`,
        );
      }
      const bytes = Buffer.from(packed, 'base64url');
      try {
        const decipher = createDecipheriv(algorithm, key.bytes, bytes.subarray(0, ivLength), {
          authTagLength: tagLength,
        })
          .setAAD(Buffer.from(purpose))
          .setAuthTag(bytes.subarray(ivLength, ivLength + tagLength));
        const data = bytes.subarray(ivLength + tagLength);
        return Buffer.concat([decipher.update(data), decipher.final()]).toString('utf8');
      } catch (cause) {
        throw new TokenKeyError(
          'A stored token was changed, or belongs somewhere else. Have the bot installed again.',
          {
            cause,
          },
        );
      }
    },

    isCurrent: (text) => format.exec(text)?.[1] === current.id,
  };
};
