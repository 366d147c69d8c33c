import { timeZone } from '../../../src/calendar/time-zone.ts';
import type { PlatformAccount } from '../../../src/people/person.ts';
import type { WebApi } from '../api/web-api.ts';
import type { Access, Installation } from '../installations/installation.ts';
import { type SlackUser, userPayload } from '../parse/payloads.ts';

/** The account of a user, as the core names it. */
export const keyOf = (installation: Installation, user: string) =>
  ({
    platform: 'slack',
    workspace: { externalId: installation.id, name: installation.name },
    externalId: user,
  }) as const;

const nameOf = ({ profile, real_name, name }: SlackUser): string =>
  profile.real_name ?? real_name ?? profile.display_name ?? name ?? 'Somebody';

/** A user as Slack describes them, for the core. */
export const accountOf = (installation: Installation, user: SlackUser, checkedAt: Date): PlatformAccount => {
  const { email } = user.profile;
  const zone = timeZone(user.tz ?? '');
  return {
    ...keyOf(installation, user.id),
    name: nameOf(user),
    ...(email !== undefined && email !== '' && { email }),
    isGuest: isGuest(user),
    ...(zone && { timeZone: zone }),
    checkedAt,
  };
};

/** Guests of a workspace, and people of another one in a shared channel. */
export const isGuest = (user: SlackUser): boolean => user.is_restricted || user.is_ultra_restricted || user.is_stranger;

/** Whether a workspace is another one than that in which the bot was installed. Of an organisation nobody can say. */
export const isElsewhere = ({ id }: Installation, team: string | undefined): boolean =>
  id.startsWith('T') && team?.startsWith('T') === true && team !== id;

/** Whether somebody's own workspace is another one than that in which the bot was installed. */
export const isStranger = (installation: Installation, user: SlackUser): boolean =>
  user.is_stranger || isElsewhere(installation, user.team_id);

/**
 * Asks Slack who somebody is.
 * @throws what the Web API's client throws
 */
export const lookUp = async ({ client }: WebApi, { token }: Access, user: string): Promise<SlackUser> => {
  const answer = await client.users.info({ token, user });
  return userPayload.parse(answer.user);
};
