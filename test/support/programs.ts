import { join } from 'node:path';
import { build } from 'esbuild';
import { projectRoot } from '../../adapters/project-root.ts';

const root = projectRoot();

/**
 * Builds the programs that tests run in processes of their own, as the bot itself is built: compiled at each start,
 * they would take twice as long.
 */
export const buildPrograms = async (): Promise<void> => {
  await build({
    absWorkingDir: root,
    entryPoints: ['./test/**/programs/*.ts'],
    outbase: root,
    outdir: 'dist',
    bundle: true,
    splitting: true,
    chunkNames: 'test/chunks/[name]-[hash]',
    packages: 'external',
    platform: 'node',
    format: 'esm',
    sourcemap: 'inline',
    logLevel: 'warning',
  });
};

/**
 * Where a program was built.
 * @param program its source, from the folder of the tests: `storage/programs/hold-lock.ts`
 */
export const builtProgram = (program: string): string => join(root, 'dist/test', program.replace(/\.ts$/u, '.js'));
