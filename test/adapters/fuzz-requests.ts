import { randomBytes } from 'node:crypto';
import type { beginWholeBot, Sent } from './whole-bot-set-up.ts';

/** The same numbers from 0 to 1 for the same seed. */
const numbersFrom = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

export type WholeBot = Awaited<ReturnType<typeof beginWholeBot>>;

const junk: readonly unknown[] = [
  ...[null, true, 0, -1, 1e308, '', ' ', 'help', '\u0000', '\ud800', '🚧'.repeat(50), '../../etc/passwd', '%00%ff'],
  ...[[], {}, [[[]]], { __proto__: 1 }, { constructor: { prototype: 1 } }, 'constructor', '<script>alert(1)</script>'],
  ...["' OR 1=1 --", '*b* <!channel> <@U1|x>', 'x'.repeat(5_000), 'toString', '-', '\r\nset-cookie: a=b', 'NaN'],
];

const typed = [
  ...[
    'help',
    'volunteer',
    'status',
    'profile',
    'my-data',
    'privacy',
    'news',
    'subscribe',
    'unsubscribe',
    'review list',
  ],
  ...[
    'claim 0000-0000-0000',
    'inbox',
    'audit',
    'peers theme:x',
    'available 2027-01-01..2026-01-01',
    'register',
    'link',
  ],
  ...['checklist day 99', 'review show HMEP-999999999999', 'office add @nobody', 'hold', 'subscribe at 99:99', 'today'],
];
const commands = [
  'volunteer',
  'withdraw',
  'subscribe',
  'checklist',
  'inbox',
  'review new',
  'nothing',
  '__proto__',
  'help',
];
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'];
const types = [
  'application/json',
  'application/x-www-form-urlencoded',
  'text/plain',
  'multipart/form-data; boundary=x',
  '',
];
const places = ['hmep', 'home', 'highways', 'nowhere', '%2e%2e', 'assets', ''];
const paths = [
  ...['/healthz', '/readyz', '/metrics', '/slack/install', '/slack/oauth_redirect?code=a&state=b', '/my-data/'],
  ...[
    '/my-data',
    '/calendar/x.ics',
    '/slack/events',
    '/api/messages',
    '/',
    '//',
    '/%',
    '/%E0%A4%A',
    '/..%2f..',
    '/playground/assets/..%2fx',
  ],
  ...[
    '/slack/oauth_redirect?error=access_denied',
    '/api/messages?x',
    '/metrics/',
    '/HEALTHZ',
    '/playground',
    '/?'.repeat(50),
  ],
];

/** Makes requests from a seed: what strangers send, and what comes from the right sender and holds nonsense. */
export const createRequests = (bot: WholeBot, seed: number) => {
  const next = numbersFrom(seed);
  const below = (n: number): number => Math.floor(next() * n);
  const one = <T>(all: readonly T[]): T => all[below(all.length)] as T;
  const chance = (of: number): boolean => next() < of;

  /** The same with some of its parts replaced, or taken away. */
  const spoilt = (value: unknown, often: number): unknown => {
    if (chance(often)) return one(junk);
    if (Array.isArray(value)) return value.map((each) => spoilt(each, often));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).filter(() => !chance(often / 2));
    return Object.fromEntries(entries.map(([name, each]) => [name, spoilt(each, often)]));
  };

  const words = (): string => (chance(0.6) ? one(typed) : String(one(junk)));
  const broken = (text: string): string => (chance(0.1) ? text.slice(0, below(text.length)) : text);

  const slackPayload = (): object => {
    const basics = { user: { id: 'U0ANN', team_id: 'T0WESTHAVEN' }, team: { id: 'T0WESTHAVEN' }, trigger_id: '1.2' };
    const view = { id: 'V1', type: 'modal', callback_id: one(commands), private_metadata: words(), hash: '1' };
    const action = { type: 'button', action_id: one(commands), block_id: 'b', value: words(), action_ts: '1' };
    const message = {
      type: one(['message', 'app_mention', 'app_home_opened', 'team_rename', 'nothing']),
      user: 'U0ANN',
    };
    const event = { ...message, text: words(), channel: 'D1', channel_type: 'im', ts: '1.1', tab: 'home' };
    return one([
      { type: 'url_verification', challenge: words() },
      { type: 'event_callback', event_id: `E${below(1e6)}`, event_time: 1, team_id: 'T0WESTHAVEN', event },
      { ...basics, type: 'block_actions', actions: [action], container: { type: 'view', view_id: 'V1' }, view },
      {
        ...basics,
        type: 'view_submission',
        view: { ...view, state: { values: { a: { b: { type: 'x', value: words() } } } } },
      },
      { ...basics, type: 'block_suggestion', action_id: 'a', block_id: 'b', value: words(), view },
      { ...basics, type: 'shortcut', callback_id: one(commands) },
    ]);
  };

  const slackBody = (): Sent => {
    const payload = spoilt(slackPayload(), chance(0.3) ? 0 : 0.08);
    const text = broken(JSON.stringify(payload));
    return chance(0.5) ? bot.fromSlack(text) : bot.fromSlack(new URLSearchParams({ payload: text }).toString(), true);
  };

  const teamsBody = (): Sent => {
    const value = one([
      undefined,
      { action: { type: 'Action.Execute', verb: one(commands), data: one(junk) } },
      one(junk),
    ]);
    const name = one(['adaptiveCard/action', 'task/fetch', 'task/submit', 'application/search', 'other', undefined]);
    const type = one(['message', 'invoke', 'conversationUpdate', 'installationUpdate', 'typing']);
    const said = bot.activity({ type, name, value, text: words() });
    return bot.fromTeams(broken(JSON.stringify(spoilt(said, chance(0.3) ? 0 : 0.05))));
  };

  const playgroundForm = (): Sent => {
    const act = one(['say', 'press', 'form', 'suggest', 'other']);
    const id = String(below(1e9));
    const press = JSON.stringify(spoilt({ command: one(commands), values: { a: 'b' } }, 0.1));
    const ref = JSON.stringify(spoilt({ draft: '5f0c8a52-9d0f-4b6e-8a36-0000000000aa', step: below(3) }, 0.1));
    const more = {
      press,
      ref,
      command: one(commands),
      message: one(['1', 'home', 'x']),
      turn: one(['submit', 'keep', 'change', 'x']),
    };
    const form = new URLSearchParams({
      as: one(['colleague', 'office', 'host', 'none']),
      delivery: id,
      page: 'p1',
      ...more,
    });
    form.set('text', words());
    form.set(`field.${words().slice(0, 30)}`, words());
    const type = chance(0.9) ? 'application/x-www-form-urlencoded' : one(types);
    const headers = { origin: bot.url, 'content-type': type };
    return { method: 'POST', path: `/playground/${one(places)}/${act}`, headers, body: broken(form.toString()) };
  };

  const address = (): string => `203.0.${below(4)}.${below(60)}`;

  /** As it is, or without what shows who sent it. */
  const forged = (sent: Sent): Sent => {
    const { authorization, 'x-slack-signature': signature, ...headers } = sent.headers;
    const wrong = one<Record<string, string>>([
      {},
      { authorization: 'Bearer a.b.c', 'x-slack-signature': `v0=${'0'.repeat(64)}` },
      { authorization: `${authorization ?? ''}x`, 'x-slack-signature': `${signature ?? ''}0` },
      {
        authorization: 'Basic YTpi',
        'x-slack-signature': '',
        'x-slack-request-timestamp': one(['0', '-1', 'now', '9'.repeat(20)]),
      },
    ]);
    return { ...sent, headers: { ...headers, ...wrong } };
  };

  const anything = (): Sent => {
    const method = one(methods);
    const path = chance(0.8)
      ? one(paths)
      : `/${encodeURI(
          String(one(junk))
            .replaceAll(/[\ud800-\udfff]/gu, '')
            .slice(0, 200),
        )}`;
    const huge = chance(0.01) ? 'x'.repeat(2 * 1024 * 1024) : '';
    const body = ['GET', 'HEAD', 'TRACE'].includes(method) ? '' : huge || broken(JSON.stringify(one(junk)));
    const headers = {
      'content-type': one(types),
      accept: one(['*/*', 'text/html', '']),
      'x-odd': 'y'.repeat(below(200)),
    };
    return { method, path, headers, body };
  };

  const from = (sent: Sent): Sent => ({ ...sent, headers: { ...sent.headers, 'x-forwarded-for': address() } });

  return {
    /** What no right sender sends: nothing may come of it. */
    stranger: (): Sent => {
      const kind = next();
      if (kind < 0.3) return from(forged(slackBody()));
      if (kind < 0.55) return from(forged(teamsBody()));
      // Through a tunnel, or from another site.
      if (kind < 0.65) return from(playgroundForm());
      if (kind < 0.75)
        return { ...playgroundForm(), headers: { origin: 'https://evil.example', 'content-type': types[1] ?? '' } };
      return from(anything());
    },
    /** What comes from the right sender. */
    friend: (): Sent => {
      const kind = next();
      if (kind < 0.2) return from(bot.typedInSlack(words()));
      if (kind < 0.45) return from(slackBody());
      if (kind < 0.7) return from(teamsBody());
      return playgroundForm();
    },
    /** Bytes that are no request. */
    noise: (): Buffer =>
      one([
        Buffer.from('GET / HTTP/9.9\r\n\r\n'),
        Buffer.from('POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-length: -1\r\n\r\n'),
        Buffer.from('GET /healthz HTTP/1.1\r\n\r\n'),
        Buffer.from(`GET /${'a'.repeat(20_000)} HTTP/1.1\r\nhost: x\r\n\r\n`),
        Buffer.from('CONNECT evil.example:443 HTTP/1.1\r\nhost: evil.example\r\n\r\n'),
        Buffer.from('POST /my-data HTTP/1.1\r\nhost: \u0000\r\ntransfer-encoding: chunked\r\n\r\nZZ\r\n'),
        Buffer.from('GET /playground HTTP/1.1\r\nhost: localhost\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n'),
        randomBytes(64),
      ]),
  };
};
