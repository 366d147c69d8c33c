import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { startServer, stopServer } from '../../adapters/server.ts';
import { openSlack } from '../../adapters/slack/open.ts';
import { createCipher } from '../../adapters/token-key.ts';
import { createApp } from '../../src/app.ts';
import type { TimeZone } from '../../src/calendar/time-zone.ts';
import { hmepStrategicPeerReview } from '../../src/programme/hmep/hmep.ts';
import type { Database } from '../../src/storage/database.ts';
import type { LoggedLine } from '../support/bot.ts';
import { createMovedClock } from '../support/moved-clock.ts';
import { untilSettled } from '../support/settled.ts';
import { eventCallback } from '../support/slack/client-events.ts';
import { startFakeSlack } from '../support/slack/fake-slack.ts';
import { createPerson, type Person } from '../support/slack/person.ts';
import { createHttpTransport } from '../support/slack/transport.ts';
import type { Json } from '../support/slack/world.ts';
import type { WorkspaceSettings } from '../support/slack/world-settings.ts';

/** Where people reach the bot; the test stands in for the proxy that leads from there to it. */
const publicUrl = 'https://bot.council.example';
const client = { clientId: '1.2', clientSecret: 'client-secret-for-tests' } as const;
const signingSecret = 'signing-secret-for-tests';

export const office = { id: 'T0OFFICE', officer: 'U0OFFICER', channel: 'C0PROGRAMME' } as const;
export const westhaven = { id: 'T0WESTHAVEN', ann: 'U0ANN', ben: 'U0BEN', channel: 'C0HIGHWAYS' } as const;

const councils: readonly WorkspaceSettings[] = [
  {
    id: office.id,
    name: 'Programme Office',
    botUserId: 'U0HMEPO',
    users: [{ id: office.officer, name: 'Officer One', email: 'one@office.example' }],
    channels: [{ id: office.channel, name: 'programme', members: [office.officer, 'U0HMEPO'] }],
  },
  {
    id: westhaven.id,
    name: 'Westhaven County Council',
    botUserId: 'U0HMEPW',
    users: [
      { id: westhaven.ann, name: 'Ann', email: 'ann@westhaven.example' },
      { id: westhaven.ben, name: 'Ben', email: 'ben@westhaven.example' },
    ],
    channels: [{ id: westhaven.channel, name: 'highways', members: [westhaven.ann, westhaven.ben, 'U0HMEPW'] }],
  },
];

/** A Monday morning in winter. */
const start = '2026-11-23T09:00:00Z';

/** The bot for many workspaces, put together as its program does it, at a Slack with token rotation. */
export const beginOnSlack = async (database: Database, workspaces = councils) => {
  const clock = createMovedClock(start);
  const fake = await startFakeSlack({ ...client, signingSecret, workspaces, now: clock.now, rotation: true });
  onTestFinished(fake.stop);
  const logged: LoggedLine[] = [];
  const keep = (fields: Readonly<Record<string, unknown>>, message: string) => void logged.push({ fields, message });
  const basics = { database, clock, log: { info: keep, error: keep }, onlyPlayground: false };

  const opened = openSlack({
    ...basics,
    settings: {
      access: { kind: 'many', ...client, stateSecret: 'state-secret-for-tests' },
      signingSecret,
      apiUrl: fake.apiUrl,
      publicUrl,
    },
    cipher: createCipher(randomBytes(32).toString('base64')),
  });
  const app = createApp({
    ...basics,
    programme: hmepStrategicPeerReview,
    timeZone: 'Europe/London' as TimeZone,
    messengers: opened.messengers,
  });
  const slack = opened.serve(app);
  const settled = untilSettled(fake, slack.answered);
  const server = await startServer({ ready: async () => true, listeners: [slack.listener] }, 0, '127.0.0.1');
  await slack.start();
  onTestFinished(async () => {
    await stopServer(server);
    await slack.stop();
    await slack.close();
  });

  const local = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const transport = () =>
    // Slack dates what it signs by the real time, as whoever checks it does.
    createHttpTransport({ sign: (body) => fake.sign(body, new Date()) }, local);

  const browse = async (url: string, cookie = '') => {
    const response = await fetch(url.replace(publicUrl, local), { headers: { cookie } });
    return { status: response.status, html: await response.text(), cookies: response.headers.getSetCookie() };
  };

  return {
    app,
    clock,
    fake,
    logged,

    /** Somebody installs the bot in a browser. @returns the page on which that ends */
    installs: async (workspace: string): Promise<string> => {
      const { html, cookies } = await browse(`${publicUrl}/slack/install`);
      const link = /class="button" href="([^"]*)"/u.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
      const back = await browse(fake.approve(link, workspace), cookies[0]?.split(';')[0]);
      await settled();
      return back.html;
    },

    person: (workspace: string, user: string, channel?: string): Person =>
      createPerson({
        fake,
        transport: transport(),
        workspace,
        user,
        settled,
        ...(channel !== undefined && { channel }),
      }),

    /** Something happens in a workspace, which Slack tells the bot. */
    happens: async (workspace: string, event: Json): Promise<void> => {
      await transport().deliver('event', eventCallback(fake.world, fake.world.workspace(workspace), event));
      await settled();
    },

    /** Time passes, and the bot sends what is due. */
    passes: async (minutes: number): Promise<void> => {
      clock.advance({ minutes });
      await app.schedule.look();
      await app.worker.workOff();
    },
  };
};
