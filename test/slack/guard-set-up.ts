import { request } from 'node:http';
import { onTestFinished } from 'vitest';
import type { Database } from '../../src/storage/database.ts';
import { type Bot, workspace } from './bot-set-up.ts';

export interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly body?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answered {
  /** 0 where the connection was closed without an answer. */
  readonly status: number;
  readonly text: string;
}

/** Sends bytes as they are. Without a content-length among the headers the body goes in pieces. */
export const send = ({ port }: Pick<Bot, 'port'>, { method = 'POST', path = '/slack/events', ...sent }: Sent) =>
  new Promise<Answered>((resolve) => {
    const asked = request({ port, host: '127.0.0.1', method, path, headers: { ...sent.headers }, agent: false });
    asked.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (piece: string) => {
        text += piece;
      });
      response.on('close', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    // What was answered before the rest was sent has been heard.
    asked.on('error', () => resolve({ status: 0, text: '' }));
    asked.end(sent.body);
  });

export const form = 'application/x-www-form-urlencoded';
export const json = 'application/json';

/** A body with a good signature. */
export const signedBody = ({ fake }: Pick<Bot, 'fake'>, body: string, type = json, at = new Date()): Sent => ({
  body,
  headers: { 'content-type': type, ...fake.sign(body, at) },
});

/** Sends the beginning of a body, and then nothing, or the end of the connection. */
export const sendHalf = (
  { port }: Pick<Bot, 'port'>,
  { body = '', headers = {} }: Sent,
  then: 'waits' | 'breaks off',
) =>
  new Promise<number>((resolve) => {
    const length = { 'content-length': String(body.length) };
    const path = '/slack/events';
    const asked = request({ port, host: '127.0.0.1', method: 'POST', path, headers: { ...headers, ...length } });
    asked.on('response', ({ statusCode = 0 }) => resolve(statusCode));
    asked.on('error', () => resolve(0));
    asked.write(body.slice(0, 20), () => {
      if (then === 'breaks off') asked.destroy();
    });
  });

/** `/hmep count`, which changes something. */
export const countCommand = ({ fake }: Pick<Bot, 'fake'>): string =>
  new URLSearchParams({
    command: '/hmep',
    text: 'count',
    team_id: workspace.id,
    user_id: 'U0ANN',
    user_name: 'annabel',
    channel_id: 'C0ROADS',
    channel_name: 'roads',
    trigger_id: fake.newTrigger('U0ANN'),
    response_url: fake.newResponseUrl({ workspace: workspace.id, channel: 'C0ROADS', user: 'U0ANN' }),
  }).toString();

/** All that the database holds, whatever the order of its rows. */
export const rowsOf = async ({ prisma }: Pick<Database, 'prisma'>): Promise<readonly string[]> => {
  const [all] = await prisma.$queryRaw<{ xml: string }[]>`SELECT database_to_xml(true, false, '')::text AS xml`;
  return ((all?.xml ?? '').match(/<row>.*?<\/row>/gsu) ?? []).sort();
};

/** Rejections that nobody handled, while the test runs. */
export const watchRejections = (): readonly unknown[] => {
  const seen: unknown[] = [];
  const note = (reason: unknown): void => void seen.push(reason);
  process.on('unhandledRejection', note);
  onTestFinished(() => void process.off('unhandledRejection', note));
  return seen;
};
