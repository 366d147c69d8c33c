import type { LoggedLine } from '../support/bot.ts';
import { type Child, startChild } from '../support/child.ts';
import { untilSettled } from '../support/settled.ts';
import type { FakeSlack } from '../support/slack/fake-slack.ts';
import type { FakeTeams } from '../support/teams/fake-teams.ts';
import type { Ask, Asked, BotSettings, Told } from './programs/bot-words.ts';

export interface BotChildParts extends Omit<BotSettings, 'now' | 'port'> {
  readonly now: () => Date;
  /** The platforms, which go on while the bot is dead. */
  readonly fakes: { readonly slack: FakeSlack; readonly teams: FakeTeams };
}

interface Running {
  readonly child: Child;
  readonly port: number;
  ask(ask: Ask): Promise<string>;
}

/** What was asked and is not answered yet. */
const createQuestions = (child: Child) => {
  const open = new Map<number, { resolve: (words: string) => void; reject: (why: Error) => void }>();
  let asked = 0;
  const heard = (told: Told): void => {
    if (told.kind === 'done') open.get(told.id)?.resolve(told.words);
    if (told.kind === 'failed') open.get(told.id)?.reject(new Error(told.why));
  };
  const ask = (question: Ask): Promise<string> => {
    asked += 1;
    const message: Asked = { id: asked, ask: question };
    return new Promise((resolve, reject) => {
      open.set(message.id, { resolve, reject });
      child.process.send(message, (error) => error && reject(error));
    });
  };
  child.process.once('exit', () => {
    for (const { reject } of open.values()) reject(new Error('The bot ended before it had answered'));
  });
  return { ask, heard };
};

const launch = async (
  { now, ...settings }: Omit<BotChildParts, 'fakes'>,
  port: number,
  logged: LoggedLine[],
): Promise<Running> => {
  const child = startChild(
    'journeys/programs/bot.ts',
    JSON.stringify({ ...settings, port, now: now().toISOString() } satisfies BotSettings),
  );
  const questions = createQuestions(child);
  const listening = new Promise<number>((resolve, reject) => {
    child.process.once('exit', (code) => reject(new Error(`The bot ended with ${code}`)));
    child.process.on('message', (told: Told) => {
      if (told.kind === 'listening') resolve(told.port);
      if (told.kind === 'logged') logged.push(told);
      questions.heard(told);
    });
  });
  return { child, port: await listening, ask: questions.ask };
};

/** Starts the bot in a process of its own, killed and started again as the test says; it ends with the test at the latest. */
export const startBotChild = async ({ fakes, ...parts }: BotChildParts) => {
  const logged: LoggedLine[] = [];
  let running = await launch(parts, 0, logged);
  const { port } = running;
  const settledOn = (platform: 'slack' | 'teams') =>
    // A dead bot answers nothing more.
    untilSettled(fakes[platform], () => running.ask({ kind: 'answered', platform }).catch(() => undefined));

  return {
    url: `http://127.0.0.1:${port}`,
    /** What it has logged as a fault. */
    logged,
    settled: { slack: settledOn('slack'), teams: settledOn('teams') },

    /** Tells it what time it is by the clock of the platforms. */
    hearsTime: async (): Promise<void> => void (await running.ask({ kind: 'clock', now: parts.now().toISOString() })),
    /** Does what is due, and sends nothing of it. */
    decides: async (): Promise<void> => void (await running.ask({ kind: 'decide' })),
    /** Does what is due, and sends until nothing more is. */
    look: async (): Promise<void> => void (await running.ask({ kind: 'look' })),
    listensToNudges: async (): Promise<void> => void (await running.ask({ kind: 'listen-to-nudges' })),
    officeCode: (): Promise<string> => running.ask({ kind: 'office-code' }),

    /** With SIGKILL, whatever it is at. */
    kill: (): Promise<void> => running.child.kill(),
    /** Another process on the same data and at the same address. */
    start: async (): Promise<void> => {
      running = await launch(parts, port, logged);
    },
  };
};
