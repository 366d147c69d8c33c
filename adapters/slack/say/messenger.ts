import { z } from 'zod';
import type { Clock } from '../../../src/calendar/clock.ts';
import type { Address, Messenger, Outcome, SentId } from '../../../src/delivery/message.ts';
import { faultOf, type WebApi } from '../api/web-api.ts';
import { type Access, asInstallationId, type Installations } from '../installations/installation.ts';
import type { Draw } from './draw.ts';
import { findDelivery, metadataOf } from './find-delivery.ts';
import { outcomeOf } from './outcomes.ts';
import { asSent } from './post.ts';

/** Messages on their way at once in one workspace. */
const window = 20;

/**
 * Slack's own figures: a message a second in one channel, several hundred a minute in one workspace
 * (https://docs.slack.dev/apis/web-api/rate-limits).
 */
const pace = { perRecipient: 1_000, perLane: 100, burst: 20 } as const;

/** Where a message stands. */
const reference = z.object({ channel: z.string(), ts: z.string() });

export interface MessengerParts {
  readonly installations: Pick<Installations, 'access' | 'doubt'>;
  readonly api: WebApi;
  readonly draw: Draw;
  readonly clock: Clock;
}

/** What Slack says of a token that is no good: another replica may have the next one. */
const badToken = new Set(['invalid_auth', 'token_revoked', 'token_expired', 'not_authed', 'account_inactive']);

const notInstalled: Outcome = { kind: 'stopped', why: 'The bot is not installed there any more.' };

/** Sends and updates messages on Slack. */
export const createMessenger = ({ installations, api, draw, clock }: MessengerParts): Messenger => {
  const accessTo = async ({ workspace }: Address): Promise<Access | undefined> => {
    const id = asInstallationId(workspace);
    return id && installations.access(id);
  };

  /** Does something there; where the token is no good, once more with what is stored by then. */
  const attempt = async (to: Address, work: (access: Access) => Promise<Outcome>): Promise<Outcome> => {
    const access = await accessTo(to);
    if (!access) return notInstalled;
    try {
      return await work(access);
    } catch (error) {
      const fault = faultOf(error);
      if (fault.kind !== 'refused' || !badToken.has(fault.error)) return outcomeOf(fault, clock.now());
    }
    installations.doubt(access.installation.id);
    const renewed = await accessTo(to);
    if (!renewed) return notInstalled;
    return work(renewed).catch((error: unknown) => outcomeOf(faultOf(error), clock.now()));
  };

  const find = async (to: Address, id: SentId, since: Date) => {
    const access = await accessTo(to);
    return access && findDelivery(api, access, to, id, since);
  };

  /** Whether it arrived after all, where Slack lets us look. */
  const settle = async (to: Address, id: SentId, outcome: Outcome, since: Date): Promise<Outcome> => {
    if (outcome.kind !== 'uncertain') return outcome;
    const found = await find(to, id, since);
    return found?.kind === 'missing' ? { kind: 'failed', why: outcome.why } : (found ?? outcome);
  };

  return {
    window,
    pace,

    send: async (to, view, id) => {
      const { text, blocks } = await draw.message(view, asInstallationId(to.workspace));
      const since = clock.now();
      const outcome = await attempt(to, async ({ token }) => {
        const message = {
          token,
          channel: to.externalId,
          text,
          blocks: [...blocks],
          metadata: metadataOf(id),
          ...asSent,
        };
        const { channel = '', ts = '' } = await api.client.chat.postMessage(message);
        return { kind: 'sent', ref: { channel, ts } };
      });
      return settle(to, id, outcome, since);
    },

    update: async (ref, view, at) => {
      const { text, blocks } = await draw.message(view, asInstallationId(at.workspace));
      const { channel, ts } = reference.parse(ref);
      return attempt(at, async ({ token }) => {
        await api.client.chat.update({ token, channel, ts, text, blocks: [...blocks] });
        return { kind: 'sent', ref };
      });
    },

    find,
  };
};
