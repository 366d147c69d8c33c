import { Pool } from 'undici';

const connections = 50;

/** Sends activities to a bot over 50 connections that are kept open, with a token that is good. */
export const createLoad = (url: string, token: string) => {
  const pool = new Pool(url, { connections });
  const headers = { 'content-type': 'application/json; charset=utf-8', authorization: `Bearer ${token}` };
  const post = async (body: string): Promise<void> => {
    const response = await pool.request({ path: '/api/messages', method: 'POST', headers, body });
    await response.body.dump();
    if (response.statusCode !== 200) throw new Error(`An activity was answered with ${response.statusCode}`);
  };

  return {
    /**
     * Sends them all.
     * @returns how many a second were answered
     * @throws where one is not answered with 200
     */
    run: async (activities: readonly object[]): Promise<number> => {
      const rest = activities.map((activity) => JSON.stringify(activity)).values();
      const connection = async (): Promise<void> => {
        for (const body of rest) await post(body);
      };
      const start = performance.now();
      await Promise.all(Array.from({ length: connections }, connection));
      return (activities.length * 1_000) / (performance.now() - start);
    },
    close: () => pool.close(),
  };
};
