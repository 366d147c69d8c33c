import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';

export default defineConfig(({ mode }) => ({
  test: {
    // `npm run test:chaos` and `npm run test:fuzz` run in the modes of those names.
    env: { CHAOS: mode === 'chaos' ? 'long' : 'short', FUZZ: mode === 'fuzz' ? 'whole' : 'part' },
    environment: 'node',
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/browser/**'],
    globalSetup: ['test/support/global-set-up.ts'],
    // Modules are imported once a worker and not once a file, which takes four times as long. Tests change no module.
    isolate: false,
    // Some tests wait, for children and for platforms that let them wait: one more than computes. Each takes a while to get going.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: LongestFirst },
    // Real databases, on machines that do other things too.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    teardownTimeout: 30_000,
  },
}));
