import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { eventTypes } from '../../adapters/slack/events.ts';
import { botScopes, requiredScopes } from '../../adapters/slack/scopes.ts';
import { createApp } from '../../src/app.ts';
import type { TimeZone } from '../../src/calendar/time-zone.ts';
import { hmepStrategicPeerReview } from '../../src/programme/hmep/hmep.ts';
import { databases } from '../support/databases.ts';
import { createMovedClock } from '../support/moved-clock.ts';

const read = (name: string): Promise<string> => readFile(join(import.meta.dirname, '../../manifest', name), 'utf8');

/** What Slack publishes lies beside the project, where somebody has fetched it: nothing here needs it. */
const publishedSchema = join(import.meta.dirname, '../../../shared/schemas/slack-app-manifest.v2.schema.json');

/** Slack's limits: https://docs.slack.dev/reference/app-manifest */
const manifest = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(2) }),
  display_information: z.strictObject({
    name: z.string().max(35),
    description: z.string().max(140),
    long_description: z.string().min(175).max(4_000),
    background_color: z.string().regex(/^#[0-9a-f]{6}$/u),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.literal(true),
      messages_tab_enabled: z.literal(true),
      messages_tab_read_only_enabled: z.literal(false),
    }),
    bot_user: z.strictObject({ display_name: z.literal('HMEP'), always_online: z.literal(true) }),
    shortcuts: z.array(
      z.strictObject({
        name: z.string().max(24),
        type: z.literal('global'),
        callback_id: z.string().max(255),
        description: z.string().max(150),
      }),
    ),
    slash_commands: z.array(
      z.strictObject({
        command: z.string().max(32),
        url: z.string().optional(),
        description: z.string().max(2_000),
        usage_hint: z.string().max(1_000),
        should_escape: z.literal(true),
      }),
    ),
  }),
  oauth_config: z.strictObject({
    redirect_urls: z.array(z.string()).optional(),
    scopes: z.strictObject({ bot: z.array(z.string()) }),
  }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({ request_url: z.string().optional(), bot_events: z.array(z.string()) }),
    interactivity: z.strictObject({
      is_enabled: z.literal(true),
      request_url: z.string().optional(),
      message_menu_options_url: z.string().optional(),
    }),
    org_deploy_enabled: z.literal(true),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.literal(false),
  }),
});

/** The scope without which Slack sends an event: https://docs.slack.dev/reference/events */
const scopeOf: Readonly<Record<(typeof eventTypes)[number], string | undefined>> = {
  app_home_opened: undefined,
  app_mention: 'app_mentions:read',
  message: 'im:history',
  user_change: 'users:read',
  member_joined_channel: 'channels:read',
  channel_rename: 'channels:read',
  channel_archive: 'channels:read',
  channel_unarchive: 'channels:read',
  channel_deleted: 'channels:read',
  channel_left: 'channels:read',
  group_rename: 'groups:read',
  group_archive: 'groups:read',
  group_unarchive: 'groups:read',
  group_deleted: 'groups:read',
  group_left: 'groups:read',
  app_uninstalled: undefined,
  tokens_revoked: undefined,
};

const files = [
  ['slack.yaml', 'http'],
  ['slack-socket.yaml', 'socket'],
] as const;

/** The comment that stands over an entry of a list, commented out or not. */
const commentOver = (text: string, entry: string): string => {
  const lines = text.split('\n').map((line) => line.trim());
  const at = lines.findIndex((line) => line === `- ${entry}` || line === `# - ${entry}`);
  return lines[at - 1] ?? '';
};

describe.each(files)('the manifest %s', (name, by) => {
  const load = async () => manifest.parse(parse(await read(name)));

  it('asks for the scopes that the bot needs and no more, and says why, also of those it does not need', async () => {
    const { oauth_config: oauth } = await load();
    expect(oauth.scopes.bot).toEqual(requiredScopes.map(({ scope }) => scope));
    const text = await read(name);
    for (const { scope, why } of botScopes) expect(commentOver(text, scope)).toBe(`# ${why}`);
    for (const { scope } of botScopes.filter(({ optional }) => optional)) expect(text).toContain(`# - ${scope}\n`);
  });

  it('asks for the events that the bot deals with, each with its scope', async () => {
    const { settings, oauth_config: oauth } = await load();
    const asked = settings.event_subscriptions.bot_events.map((type) => (type === 'message.im' ? 'message' : type));
    expect(asked.toSorted()).toEqual([...eventTypes].toSorted());
    const needed = eventTypes.flatMap((type) => scopeOf[type] ?? []);
    expect(oauth.scopes.bot).toEqual(expect.arrayContaining(needed));
  });

  it('has the paths that the bot serves, where Slack calls it', async () => {
    const { features, oauth_config: oauth, settings } = await load();
    const { event_subscriptions: events, interactivity, socket_mode_enabled: isSocket } = settings;
    const urls = [
      ...features.slash_commands.map(({ url }) => url),
      events.request_url,
      interactivity.request_url,
      interactivity.message_menu_options_url,
    ];
    const host = 'https://bot.council.example';
    const isHttp = by === 'http';
    expect(urls).toEqual(Array(4).fill(isHttp ? `${host}/slack/events` : undefined));
    expect(oauth.redirect_urls).toEqual(isHttp ? [`${host}/slack/oauth_redirect`] : undefined);
    expect(isSocket).toBe(!isHttp);
  });
});

describe('both manifests', () => {
  const [embedded] = databases;
  const database = embedded.use();

  it.runIf(existsSync(publishedSchema)).each(files)(
    '%s holds against the schema that Slack publishes',
    async (name) => {
      const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(
        JSON.parse(await readFile(publishedSchema, 'utf8')),
      );
      validate(parse(await read(name)));
      expect(validate.errors ?? []).toEqual([]);
      expect(validate({ display_information: {} })).toBe(false);
    },
  );

  it('differ only in how Slack reaches the bot', async () => {
    const [http, socket] = await Promise.all(files.map(async ([name]) => manifest.parse(parse(await read(name)))));
    const json = JSON.stringify(http, (key, value) =>
      key.endsWith('url') || key.endsWith('urls') ? undefined : value,
    );
    expect({ ...JSON.parse(json), settings: undefined }).toEqual({ ...socket, settings: undefined });
    expect(socket?.settings).toEqual({ ...JSON.parse(json).settings, socket_mode_enabled: true });
  });

  it('name commands that there are', async () => {
    const app = createApp({
      database: database(),
      programme: hmepStrategicPeerReview,
      clock: createMovedClock('2026-11-22T18:00:00Z'),
      timeZone: 'Europe/London' as TimeZone,
      log: { info: () => undefined, error: () => undefined },
      onlyPlayground: false,
      messengers: {},
    });
    const { features } = manifest.parse(parse(await read('slack.yaml')));
    const names = app.commands.map(({ name }) => name);
    const [hmep, ...others] = features.slash_commands;
    expect([hmep?.command, others]).toEqual(['/hmep', []]);
    const hinted = hmep?.usage_hint.match(/[a-z]+/gu) ?? [];
    expect(names).toEqual(expect.arrayContaining(hinted));
    const withForm = app.commands.filter(({ form }) => form).map(({ name }) => name);
    expect(features.shortcuts).toMatchObject([{ name: 'Volunteer as a peer', callback_id: 'volunteer' }]);
    expect(withForm).toContain('volunteer');
  });
});
