import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fillManifest } from '../../adapters/operate/teams-manifest.ts';
import { createApp } from '../../src/app.ts';
import type { TimeZone } from '../../src/calendar/time-zone.ts';
import { hmepStrategicPeerReview } from '../../src/programme/hmep/hmep.ts';
import { databases } from '../support/databases.ts';
import { createMovedClock } from '../support/moved-clock.ts';
import { readPng } from './read-png.ts';

const folder = join(import.meta.dirname, '../../manifest/teams');
const appId = '11111111-2222-4333-8444-555555555555';

const link = z.url({ protocol: /^https$/u }).max(2_048);
const command = z.strictObject({ title: z.string().min(1).max(32), description: z.string().min(1).max(128) });
const scope = z.enum(['personal', 'team', 'groupChat']);

/** Teams' limits: https://learn.microsoft.com/microsoft-365/extensibility/schema */
const manifest = z.strictObject({
  $schema: z.literal('https://developer.microsoft.com/json-schemas/teams/v1.29/MicrosoftTeams.schema.json'),
  manifestVersion: z.literal('1.29'),
  version: z.string().regex(/^[1-9]\d*\.\d+\.\d+$/u),
  id: z.guid(),
  developer: z.strictObject({
    name: z.string().max(32),
    websiteUrl: link,
    privacyUrl: link,
    termsOfUseUrl: link,
  }),
  name: z.strictObject({ short: z.string().max(30), full: z.string().max(100) }),
  description: z.strictObject({ short: z.string().max(80), full: z.string().max(4_000) }),
  icons: z.strictObject({ color: z.literal('color.png'), outline: z.literal('outline.png') }),
  accentColor: z.string().regex(/^#[0-9a-f]{6}$/u),
  defaultInstallScope: z.literal('personal'),
  defaultGroupCapability: z.strictObject({ team: z.literal('bot'), groupchat: z.literal('bot') }),
  bots: z.tuple([
    z.strictObject({
      botId: z.guid(),
      scopes: z.array(scope).max(3),
      supportsFiles: z.literal(false),
      isNotificationOnly: z.literal(false),
      commandLists: z
        .array(z.strictObject({ scopes: z.array(scope).length(1), commands: z.array(command).max(12) }))
        .max(3),
    }),
  ]),
  permissions: z.array(z.enum(['identity', 'messageTeamMembers'])),
  validDomains: z.array(z.string()).max(100),
});

const load = async (publicUrl?: string) => {
  const template = await readFile(join(folder, 'manifest.json'), 'utf8');
  return manifest.parse(JSON.parse(fillManifest(template, { appId, ...(publicUrl !== undefined && { publicUrl }) })));
};

const icon = async (name: string) => readPng(await readFile(join(folder, name)));

describe('the manifest of Teams', () => {
  const [embedded] = databases;
  const database = embedded.use();

  const commands = () =>
    createApp({
      database: database(),
      programme: hmepStrategicPeerReview,
      clock: createMovedClock('2026-11-22T18:00:00Z'),
      timeZone: 'Europe/London' as TimeZone,
      log: { info: () => undefined, error: () => undefined },
      onlyPlayground: false,
      messengers: {},
    }).commands;

  it('keeps to the limits, and names the registration and the bot’s own domain', async () => {
    const { id, bots, validDomains } = await load('https://bot.council.example:8443/hmep');
    expect({ id, botId: bots[0].botId, validDomains }).toEqual({
      id: appId,
      botId: appId,
      validDomains: ['bot.council.example'],
    });
    expect((await load()).validDomains).toEqual([]);
  });

  it('leads only to addresses that are nobody’s, until somebody puts in their own', async () => {
    const { developer } = await load();
    const links = [developer.websiteUrl, developer.privacyUrl, developer.termsOfUseUrl];
    expect(new Set(links.map((each) => new URL(each).hostname))).toEqual(new Set(['hmep.example.org']));
  });

  it('asks for nothing that the bot does not need', async () => {
    expect((await load()).permissions).toEqual(['identity', 'messageTeamMembers']);
  });

  it('lists what people begin with, in the words and the order of the help', async () => {
    const { bots } = await load();
    const [{ scopes, commandLists }] = bots;
    expect(scopes).toEqual(['personal', 'team', 'groupChat']);
    expect(commandLists.map((list) => list.scopes)).toEqual([['personal'], ['team'], ['groupChat']]);
    const open = commands()
      .filter(({ who, fromCards }) => who !== 'office' && !fromCards)
      .map(({ name, summary }) => ({ title: name, description: summary }));
    for (const { commands: listed } of commandLists) {
      const titles = listed.map(({ title }) => title);
      expect(listed).toEqual(open.filter(({ title }) => titles.includes(title)));
      expect(titles.at(-1)).toBe('help');
      // No more fit into a menu of Teams.
      expect(titles.length).toBeLessThanOrEqual(10);
    }
    const [personal = [], team, group] = commandLists.map((list) => list.commands.map(({ title }) => title));
    expect(personal).toEqual(expect.arrayContaining(['volunteer', 'register', 'status', 'my-data', 'privacy']));
    // What is confidential is no menu's business where others read along.
    expect(team).toEqual(personal.filter((title) => !['register', 'status', 'my-data', 'link'].includes(title)));
    expect(group).toEqual(team);
  });
});

describe('the icons of Teams', () => {
  it('have the sizes that Teams takes', async () => {
    expect(await icon('color.png')).toMatchObject({ width: 192, height: 192 });
    expect(await icon('outline.png')).toMatchObject({ width: 32, height: 32 });
  });

  it('are full in colour, and white on nothing in outline', async () => {
    const { points: colour } = await icon('color.png');
    expect(colour.every(([, , , seen]) => seen === 255)).toBe(true);
    const { points: outline } = await icon('outline.png');
    const drawn = outline.filter(([, , , seen]) => seen > 0);
    expect(drawn.filter(([red, green, blue]) => red + green + blue < 3 * 255)).toEqual([]);
    expect([drawn.length > 100, drawn.length < outline.length]).toEqual([true, true]);
  });
});
