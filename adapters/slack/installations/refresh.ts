import type { Clock } from '../../../src/calendar/clock.ts';
import { faultOf, type WebApi } from '../api/web-api.ts';
import type { Refreshed } from './installation.ts';

/**
 * Exchanges a refresh token at Slack, which takes each only once.
 * @returns a function that throws what the Web API throws, save where Slack does not know the refresh token
 */
export const createRefresh =
  ({
    clientId,
    clientSecret,
    webApi: { client },
    clock,
  }: {
    readonly clientId: string;
    readonly clientSecret: string;
    readonly webApi: Pick<WebApi, 'client'>;
    readonly clock: Clock;
  }) =>
  async (refreshToken: string): Promise<Refreshed> => {
    const asked = clock.now().getTime();
    const answer = await client.oauth.v2
      .access({
        client_id: clientId,
        client_secret: clientSecret,
        grant_type: 'refresh_token',
        refresh_token: refreshToken,
      })
      .catch((error: unknown) => {
        const fault = faultOf(error);
        if (fault.kind === 'refused' && fault.error === 'invalid_refresh_token') return undefined;
        throw error;
      });
    if (!answer) return { kind: 'refused' };
    const { access_token: token, refresh_token: next, expires_in: seconds } = answer;
    if (token === undefined || next === undefined || seconds === undefined) {
      throw new Error('Slack exchanged a token and did not give another');
    }
    return { kind: 'refreshed', token, refreshToken: next, expiresAt: new Date(asked + seconds * 1000) };
  };
