import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../../../src/chat/log.ts';
import type { WebApi } from '../api/web-api.ts';
import type { Body } from './draw.ts';

/** What becomes of the message that was used, where one was. */
type How = 'beside' | 'instead';

/** Milliseconds before what Slack did not take is sent once more. */
const pause = 1_000;

export type Respond = ReturnType<typeof createRespond>;

/**
 * Answers at the address that Slack gave with an act: five times within half an hour, and nobody but
 * whoever acted sees it.
 */
export const createRespond = (api: WebApi, log: Log) => {
  const post = async (url: string, body: object, tries = 2): Promise<boolean> => {
    const answer = await api.post(url, body).catch(() => undefined);
    if (answer?.ok) return true;
    const status = answer?.status ?? 0;
    log.info({ status }, 'an answer was not taken by Slack');
    // Slack's own trouble: to be told twice is better than not at all.
    if (tries === 1 || (status > 0 && status < 500)) return false;
    await wait(pause);
    return post(url, body, tries - 1);
  };

  return {
    /** @returns whether Slack took it */
    say: (url: string, { text, blocks }: Body, how: How): Promise<boolean> =>
      post(url, { response_type: 'ephemeral', replace_original: how === 'instead', text, blocks }),

    /** Takes away what said that the answer would come. */
    remove: (url: string): Promise<boolean> => post(url, { delete_original: true }),
  };
};
