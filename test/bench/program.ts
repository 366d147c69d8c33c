import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A program in a process of its own, so that it has a processor of its own. */
export interface Program<Told> {
  /** What it said when it was ready. */
  readonly told: Told;
  ask(question: string): Promise<unknown>;
  stop(): Promise<void>;
}

/**
 * Starts a program of `programs/`.
 * @param settings what it is told; see {@link programSettings}
 * @throws where it ends before it is ready
 */
export const startProgram = async <Told>(name: string, settings: object): Promise<Program<Told>> => {
  const file = join(import.meta.dirname, 'programs', `${name}.ts`);
  const child = fork(file, [JSON.stringify(settings)], { execArgv: ['--import', 'tsx'] });
  const ended = once(child, 'exit');
  const failed = ended.then(([code]): never => {
    throw new Error(`${name} ended with ${code}`);
  });
  failed.catch(() => undefined);
  const next = async (): Promise<unknown> => {
    const [said] = await Promise.race([once(child, 'message'), failed]);
    return said;
  };
  const told = (await next()) as Told;
  return {
    told,
    ask: (question) => {
      const answer = next();
      child.send(question);
      return answer;
    },
    stop: async () => {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
};

/** For programs: what they were started with. */
export const programSettings = <Settings>(): Settings => JSON.parse(process.argv[2] ?? '{}') as Settings;

/** For programs: they are ready, answer questions, and end with whoever started them. */
export const isReady = (told: object, answer: (question: string) => unknown = () => undefined): void => {
  process.on('disconnect', () => process.exit());
  process.on('message', (question) => process.send?.(answer(String(question)) ?? null));
  process.send?.(told);
};
