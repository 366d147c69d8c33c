import { describe, expect, it, onTestFinished } from 'vitest';
import { startBotForTest } from '../support/bot-process.ts';
import { postgresqlUrl, temporaryFolder } from '../support/databases.ts';
import { startFakeSlack } from '../support/slack/fake-slack.ts';

const one = { SLACK_BOT_TOKEN: 'xoxb-good', SLACK_SIGNING_SECRET: 'a-signing-secret-for-tests' };
const socket = { SLACK_BOT_TOKEN: 'xoxb-good', SLACK_APP_TOKEN: 'xapp-good' };
const many = {
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 'client-secret',
  SLACK_STATE_SECRET: 'a-state-secret-for-tests',
  SLACK_SIGNING_SECRET: 'a-signing-secret-for-tests',
  TOKEN_KEY: 'MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=',
};

/** The program, beside a Slack that knows one workspace. */
const startOnSlack = async (env: Readonly<Record<string, string>>) => {
  const fake = await startFakeSlack({
    signingSecret: one.SLACK_SIGNING_SECRET,
    appToken: socket.SLACK_APP_TOKEN,
    workspaces: [
      { id: 'T1', name: 'Westhaven', token: one.SLACK_BOT_TOKEN, botUserId: 'UBOT', users: [], channels: [] },
    ],
  });
  onTestFinished(fake.stop);
  const data = { DATA_DIR: await temporaryFolder(), DATABASE_URL: await postgresqlUrl('migrated') };
  return { fake, bot: startBotForTest({ env: { ...data, SLACK_API_URL: fake.apiUrl, ...env } }) };
};

describe('the bot, started on Slack', () => {
  it('serves one workspace over HTTP, and asks Slack which one', async () => {
    const { fake, bot } = await startOnSlack(one);
    const url = await bot.listens();
    expect(bot.output.out).toContain('Slack reaches it at /slack/events.');
    expect((await fetch(`${url}/slack/events`, { method: 'POST', body: '{}' })).status).toBe(401);
    expect((await fetch(`${url}/slack/install`)).status).toBe(404);
    await expect
      .poll(() => fake.calls.map(({ method }) => method), { timeout: 10_000 })
      .toContain('users.conversations');
    bot.kill('SIGTERM');
    expect(await bot.ended()).toMatchObject({ code: 0, err: '' });
  });

  it('connects in Socket Mode', async () => {
    const { fake, bot } = await startOnSlack(socket);
    await bot.listens();
    expect(fake.socket.connections()).toBe(1);
    bot.kill('SIGTERM');
    expect(await bot.ended()).toMatchObject({ code: 0, err: '' });
  });

  it('has the page for installing, for many workspaces', async () => {
    const { bot } = await startOnSlack(many);
    const page = await fetch(`${await bot.listens()}/slack/install`);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Add to Slack')]);
  });

  it('says which token is wrong', async () => {
    const { bot } = await startOnSlack({ ...socket, SLACK_APP_TOKEN: 'xapp-bad' });
    expect(await bot.ended()).toMatchObject({
      code: 1,
      err: 'Slack does not accept SLACK_APP_TOKEN (invalid_auth). docs/slack.md says where it is.\n',
    });
    const { bot: other } = await startOnSlack({ ...one, SLACK_BOT_TOKEN: 'xoxb-bad' });
    await other.listens();
    await expect.poll(() => other.output.out).toContain('Slack does not accept SLACK_BOT_TOKEN');
    expect(other.output.out).not.toContain('xoxb-bad');
  });

  it('starts while Slack does not answer', async () => {
    const { bot } = await startOnSlack({ ...socket, SLACK_API_URL: 'http://127.0.0.1:1/api/' });
    await bot.listens();
    expect(bot.output.out).toContain('Slack does not answer; the bot goes on trying to connect');
    bot.kill('SIGTERM');
    expect(await bot.ended()).toMatchObject({ code: 0, err: '' });
  });
});
