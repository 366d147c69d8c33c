import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Clock } from '../../../src/calendar/clock.ts';
import type { Log } from '../../../src/chat/log.ts';
import type { Address, Messenger, Outcome, SentId } from '../../../src/delivery/message.ts';
import { type Fault, faultOf, type WebApi } from '../api/web-api.ts';
import type { Channels } from '../channels.ts';
import { type Access, asInstallationId, type Installations } from '../installations/installation.ts';
import { isBadToken } from '../installations/read-fault.ts';
import type { Draw } from './draw.ts';
import { findDelivery, metadataOf } from './find-delivery.ts';
import { isShutOutOf, outcomeOf } from './outcomes.ts';
import { asSent } from './post.ts';

/** Messages on their way at once in one workspace. */
const window = 20;

/**
 * Slack's own figures: a message a second in one channel, several hundred a minute in one workspace
 * (https://docs.slack.dev/apis/web-api/rate-limits).
 */
const pace = { perRecipient: 1_000, perLane: 100, burst: 20 } as const;

/** Milliseconds after which what Slack did not say to have taken has arrived, or never will. */
const onItsWay = 2_000;

/** Where a message stands. */
const reference = z.object({ channel: z.string(), ts: z.string() });

export interface MessengerParts {
  readonly installations: Pick<Installations, 'access' | 'doubt'>;
  readonly channels: Pick<Channels, 'forget'>;
  readonly api: WebApi;
  readonly draw: Draw;
  readonly clock: Clock;
  readonly log: Log;
}

/** Before anything was given to Slack: its token could not be had, or the message not drawn. */
const notReady = { kind: 'failed', why: 'The bot was not ready to send just then.' } as const satisfies Outcome;

const notInstalled: Outcome = { kind: 'stopped', why: 'The bot is not installed there any more.' };

/** Sends and updates messages on Slack. */
export const createMessenger = ({ installations, channels, api, draw, clock, log }: MessengerParts): Messenger => {
  const accessTo = async ({ workspace }: Address): Promise<Access | undefined> => {
    const id = asInstallationId(workspace);
    return id && installations.access(id);
  };

  /** Waits for what has to be there before anything is given to Slack. */
  const ready = <T>(work: Promise<T>): Promise<T | typeof notReady> =>
    work.catch((error: unknown) => {
      log.error({ err: error }, 'a message for Slack could not be got ready');
      return notReady;
    });

  /** A channel that turned out not to be the bot's any more is not written to again. */
  const refused = async (to: Address, { installation }: Access, fault: Fault): Promise<Outcome> => {
    if (to.kind === 'conversation' && isShutOutOf(fault)) {
      await channels.forget(installation, to.externalId).catch((error: unknown) => {
        log.error({ err: error }, 'a channel that is gone could not be forgotten');
      });
    }
    return outcomeOf(fault, clock.now());
  };

  /** Does something there; where the token is no good, once more with what is stored by then. */
  const attempt = async (to: Address, work: (access: Access) => Promise<Outcome>): Promise<Outcome> => {
    const access = await ready(accessTo(to));
    if (!access) return notInstalled;
    if ('kind' in access) return access;
    try {
      return await work(access);
    } catch (error) {
      const fault = faultOf(error);
      if (!isBadToken(fault)) return refused(to, access, fault);
    }
    installations.doubt(access.installation.id);
    const renewed = await ready(accessTo(to));
    if (!renewed) return notInstalled;
    if ('kind' in renewed) return renewed;
    return work(renewed).catch((error: unknown) => refused(to, renewed, faultOf(error)));
  };

  const find = async (to: Address, id: SentId, since: Date) => {
    const access = await accessTo(to);
    return access && findDelivery(api, access, to, id, since);
  };

  /** Whether it arrived after all, where Slack lets us look. */
  const settle = async (to: Address, id: SentId, outcome: Outcome, since: Date): Promise<Outcome> => {
    if (outcome.kind !== 'uncertain') return outcome;
    const found = await find(to, id, since);
    if (found?.kind !== 'missing') return found ?? outcome;
    // It may still be on its way: whoever sent it again at once would send it twice.
    await sleep(onItsWay);
    const later = await find(to, id, since);
    return later?.kind === 'missing' ? { kind: 'failed', why: outcome.why } : (later ?? outcome);
  };

  return {
    window,
    pace,

    send: async (to, view, id) => {
      const body = await ready(draw.message(view, asInstallationId(to.workspace)));
      if ('kind' in body) return body;
      const { text, blocks } = body;
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
