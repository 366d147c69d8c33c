import type { Prisma } from './generated/client.ts';

// PostgreSQL takes neither a NUL nor half a surrogate pair, and somebody may have typed either.
const storableText = (text: string): string =>
  /[\0\ud800-\udfff]/.test(text) ? Buffer.from(text.replaceAll('\0', '')).toString() : text;

const storable = (value: unknown): unknown => {
  if (typeof value === 'string') return storableText(value);
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .map(([key, each]) => [storableText(key), storable(each)]),
  );
};

/** The plain data exactly as the database will give it back. */
export const asStored = <T extends object>(value: T): T => storable(value) as T;

/** Plain data as Prisma takes it for a JSON column. */
export const asJson = (value: object): Prisma.InputJsonObject => value as Prisma.InputJsonObject;

/** What the same code wrote into a JSON column, of which it knows the type. */
export const fromJson = <T extends object>(value: Prisma.JsonValue): T => value as unknown as T;
