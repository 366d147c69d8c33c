import type { Clock } from '../../../src/calendar/clock.ts';
import type { WebApi } from '../api/web-api.ts';
import type { Access, InstallationId } from '../installations/installation.ts';
import type { ReadFault } from '../installations/read-fault.ts';
import { isGuest, isStranger, lookUp } from './directory.ts';

/** Whether people read in a channel who are no members of the workspace; `unknown` where Slack does not say. */
export type Outsiders = 'none' | 'organisations' | 'guests' | 'unknown';

/** Milliseconds for which an answer is believed, unless somebody joins the channel. */
const fresh = 30_000;

/** Members who are asked about; of a larger channel nobody can say that no guest is in it. */
const mostMembers = 30;

/** Channels that are remembered. */
const mostRemembered = 1_000;

export interface ReadersParts {
  readonly api: WebApi;
  readonly readFault: ReadFault;
  readonly clock: Clock;
}

export type Readers = ReturnType<typeof createReaders>;

/** Finds out who reads in a channel, before something of a team is shown in it. */
export const createReaders = ({ api, readFault, clock }: ReadersParts) => {
  const remembered = new Map<string, { readonly until: number; readonly outsiders: Outsiders }>();
  const keyOf = (installation: InstallationId, channel: string): string => `${installation}:${channel}`;

  const find = async (access: Access, channel: string): Promise<Outsiders> => {
    const { token, installation } = access;
    const { channel: info } = await api.client.conversations.info({ token, channel });
    if (info?.is_ext_shared || info?.is_pending_ext_shared) return 'organisations';
    const { members = [], response_metadata: more } = await api.client.conversations.members({
      token,
      channel,
      limit: mostMembers + 1,
    });
    const others = members.filter((member) => member !== installation.botUserId);
    const asked = await Promise.all(others.slice(0, mostMembers).map((member) => lookUp(api, access, member)));
    if (asked.some((user) => isStranger(installation, user))) return 'organisations';
    if (asked.some(isGuest)) return 'guests';
    return others.length > mostMembers || more?.next_cursor ? 'unknown' : 'none';
  };

  return {
    outsiders: async (access: Access, channel: string): Promise<Outsiders> => {
      const key = keyOf(access.installation.id, channel);
      const now = clock.now().getTime();
      const known = remembered.get(key);
      if (known && known.until > now) return known.outsiders;
      const outsiders = await find(access, channel).catch((error: unknown): Outsiders => {
        readFault(access, error);
        return 'unknown';
      });
      if (remembered.size >= mostRemembered) remembered.clear();
      remembered.set(key, { until: now + fresh, outsiders });
      return outsiders;
    },

    /** Somebody joined: what is known of the channel may be wrong. */
    forget: (installation: InstallationId, channel: string): void => {
      remembered.delete(keyOf(installation, channel));
    },
  };
};
