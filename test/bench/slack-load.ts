import { Pool } from 'undici';
import { signed } from '../support/slack/signing.ts';
import { signingSecret } from './slack-places.ts';

const connections = 50;

/** Sends signed forms to a bot over 50 connections that are kept open for as long as there are forms to send. */
export const createLoad = (url: string) => {
  const post = async (pool: Pool, body: string, headers: Readonly<Record<string, string>>): Promise<string> => {
    const response = await pool.request({ path: '/slack/events', method: 'POST', headers, body });
    const text = await response.body.text();
    if (response.statusCode !== 200) throw new Error(`A request was answered with ${response.statusCode}`);
    return text;
  };

  return {
    /**
     * Sends them all; they are signed before the time is taken.
     * @returns the answers in the order of the forms, and how many requests a second were answered
     * @throws where one is not answered with 200
     */
    run: async (forms: readonly Readonly<Record<string, string>>[]) => {
      const ready = forms.map((form) => {
        const body = new URLSearchParams(form).toString();
        const type = { 'content-type': 'application/x-www-form-urlencoded' };
        return { body, headers: { ...type, ...signed(signingSecret, body, new Date()) } };
      });
      const answers: string[] = [];
      // A server closes a connection that nobody uses while it is the other's turn.
      const pool = new Pool(url, { connections });
      const rest = ready.entries();
      const connection = async (): Promise<void> => {
        for (const [index, { body, headers }] of rest) answers[index] = await post(pool, body, headers);
      };
      const start = performance.now();
      await Promise.all(Array.from({ length: connections }, connection));
      const took = performance.now() - start;
      await pool.close();
      return { answers, perSecond: (forms.length * 1_000) / took };
    },
  };
};
