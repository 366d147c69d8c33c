import type { InstallationStore } from '@slack/oauth';
import { type Clock, systemClock } from '../../../src/calendar/clock.ts';
import { asInstallationId, type Granted } from './installation.ts';

/** An installation in the words of Slack's library. */
export type Given = Parameters<InstallationStore['storeInstallation']>[0];

/**
 * Reads what Slack granted: for the organisation where it installed the bot for all of its
 * workspaces, otherwise for the workspace.
 * @throws Error where there is no bot in it
 */
export const grantedBy = (given: Given, clock: Clock): Granted => {
  const { bot, appId } = given;
  const place = given.isEnterpriseInstall ? given.enterprise : given.team;
  const id = asInstallationId(place?.id);
  if (!bot || appId === undefined || !place || id === undefined) throw new Error('Slack granted no bot');
  const { userId: botUserId, scopes, token, refreshToken, expiresAt } = bot;
  const granted = { id, name: place.name ?? place.id, appId, botUserId, scopes, token };
  if (refreshToken === undefined || expiresAt === undefined) return granted;
  // The library reckoned by the computer's clock, in seconds.
  const life = expiresAt * 1000 - systemClock.now().getTime();
  return { ...granted, rotation: { refreshToken, expiresAt: new Date(clock.now().getTime() + life) } };
};
