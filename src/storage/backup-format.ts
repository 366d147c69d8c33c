import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { StringDecoder } from 'node:string_decoder';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { codeOf, StorageError } from './errors.ts';

// A backup is gzipped text, a line of JSON each:
//
//   {"format":"hmep-bot-backup","version":1,"at":"…","migrations":[{"name":"…","checksum":"…"}]}
//   {"table":"persons","columns":["id","created_at"]}
//   ["7c9e…","2027-03-01 09:00:00+00"]          one array a row, each value as PostgreSQL writes it
//   {"sequences":[{"name":"…","value":"42","called":true}]}
//   {"end":1}                                   how many rows: without it, the file was cut short
//
// Text goes in and out through PostgreSQL's own conversions, so that every type comes back exactly,
// JSON's null and numbers that JavaScript would round among them; no row is ever parsed here.

export const backupFormat = 'hmep-bot-backup';
export const backupVersion = 1;

const header = z.object({
  format: z.literal(backupFormat),
  version: z.number(),
  at: z.string(),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
});
const table = z.object({ table: z.string(), columns: z.array(z.string()) });
const sequences = z.object({
  sequences: z.array(z.object({ name: z.string(), value: z.string(), called: z.boolean() })),
});
const end = z.object({ end: z.number() });
const control = z.union([table, sequences, end]);

export type BackupHeader = Readonly<z.infer<typeof header>>;

/** A line of a backup after the first. */
export type BackupLine = { readonly row: string } | Readonly<z.infer<typeof control>>;

async function* linesOf(source: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of source) {
    const lines = (rest + decoder.write(chunk)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

const broken = (file: string, cause?: unknown): StorageError =>
  new StorageError(`${file} is not a whole backup of this bot.`, { cause });

// It reads on after the end, because a pipeline that is left early fails.
async function* contentOf(lines: AsyncGenerator<string>, file: string): AsyncGenerator<BackupLine> {
  let rows = 0;
  let whole = false;
  for await (const line of lines) {
    if (whole) throw broken(file);
    if (line.startsWith('[')) {
      rows += 1;
      yield { row: line };
      continue;
    }
    const part = control.parse(JSON.parse(line));
    whole = 'end' in part && part.end === rows;
    yield part;
  }
  if (!whole) throw broken(file);
}

const parseHeader = (line: unknown, file: string): BackupHeader => {
  const read = header.parse(JSON.parse(String(line)));
  if (read.version === backupVersion) return read;
  throw new StorageError(
    `${file} has the format ${read.version}, and this bot reads ${backupVersion}. Use another bot.`,
  );
};

const isOfFile = (error: unknown): boolean =>
  error instanceof z.ZodError || error instanceof SyntaxError || (codeOf(error) ?? '').startsWith('Z_');

/**
 * Reads a backup as it comes from the disk.
 * @param use gets the header and then the lines; it must read them to the end
 * @throws StorageError when the file is missing, cut short or no backup; whatever `use` throws
 */
export const readBackup = async <T>(
  file: string,
  use: (header: BackupHeader, lines: AsyncGenerator<BackupLine>) => Promise<T>,
): Promise<T> => {
  let used: Promise<T> | undefined;
  try {
    return await pipeline(createReadStream(file), createGunzip(), async (source: AsyncIterable<Buffer>) => {
      const lines = linesOf(source);
      const first = await lines.next();
      used = use(parseHeader(first.value, file), contentOf(lines, file));
      return used;
    });
  } catch (error) {
    // A pipeline that breaks does not wait for its last part, which may still be at work in the database.
    await used?.catch(() => undefined);
    if (isOfFile(error)) throw broken(file, error);
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'EISDIR') {
      throw new StorageError(`There is no backup ${file}.`, { cause: error });
    }
    throw error;
  }
};
