import type { Address, MessageRef, SentId } from '../../../src/delivery/message.ts';
import type { WebApi } from '../api/web-api.ts';
import type { Access } from '../installations/installation.ts';

const eventType = 'hmep_delivery';

/** Carries a delivery's number with its message, so that it can be found again. */
export const metadataOf = (id: SentId) => ({ event_type: eventType, event_payload: { delivery: id } });

/** Messages of a page, and pages that are looked through; beyond that nobody can say. */
const page = 200;
const mostPages = 5;

/** Seconds by which Slack's clock and ours may differ. */
const skew = 60;

const channelOf = async (
  { client }: WebApi,
  { token, installation }: Access,
  to: Address,
): Promise<string | undefined> => {
  const has = (scope: string): boolean => installation.scopes.includes(scope);
  if (to.kind === 'conversation') {
    return has('channels:history') || has('groups:history') ? to.externalId : undefined;
  }
  if (!has('im:write') || !has('im:history')) return undefined;
  const { channel } = await client.conversations.open({ token, users: to.externalId });
  return channel?.id;
};

type Found = { readonly kind: 'sent'; readonly ref: MessageRef } | { readonly kind: 'missing' } | undefined;

/**
 * Looks for the message of a delivery, where the scopes that are optional let it.
 * @param since when it began to be sent
 * @returns undefined where Slack does not let us look, or there is too much to look through
 */
export const findDelivery = async (
  api: WebApi,
  access: Access,
  to: Address,
  id: SentId,
  since: Date,
): Promise<Found> => {
  const { token } = access;
  const oldest = String(Math.floor(since.getTime() / 1_000) - skew);
  try {
    const channel = await channelOf(api, access, to);
    if (channel === undefined) return undefined;
    let cursor: string | undefined;
    for (let pages = 0; pages < mostPages; pages += 1) {
      const more = cursor === undefined ? {} : { cursor };
      const read = { token, channel, oldest, limit: page, include_all_metadata: true, ...more };
      const { messages = [], response_metadata: next } = await api.client.conversations.history(read);
      const found = messages.find(({ metadata }) => {
        const payload = metadata?.event_payload as { readonly delivery?: unknown } | undefined;
        return metadata?.event_type === eventType && payload?.delivery === id;
      });
      if (found?.ts !== undefined) return { kind: 'sent', ref: { channel, ts: found.ts } };
      cursor = next?.next_cursor;
      if (cursor === undefined || cursor === '') return { kind: 'missing' };
    }
    return undefined;
  } catch {
    // It may not look there, or not now: then the office is told that it is uncertain.
    return undefined;
  }
};
