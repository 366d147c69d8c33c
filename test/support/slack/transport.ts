import type { FakeSlack } from './fake-slack.ts';
import type { Json } from './world.ts';

/** What Slack tells the bot: a slash command, a press or a form, or something that happened. */
export type DeliveryKind = 'command' | 'interactive' | 'event';

export interface Acknowledgement {
  /** 200 or what went wrong; 0 where nothing came in time, or nobody listens. */
  readonly status: number;
  /** What stands in it: an object, words, or '' */
  readonly body: unknown;
}

export interface Retry {
  readonly num: number;
  readonly reason: string;
}

/** How Slack reaches the bot. */
export interface Transport {
  /** Gives back what the bot acknowledged; never throws. */
  deliver(kind: DeliveryKind, body: Json, retry?: Retry): Promise<Acknowledgement>;
  /** Delivers the last once more, to the letter; an event says that it is a retry. */
  repeats(): Promise<Acknowledgement>;
}

/** How long Slack waits for an acknowledgement, in milliseconds. */
const patience = 3_000;

const missing: Acknowledgement = { status: 0, body: '' };
const firstRetry: Retry = { num: 1, reason: 'http_timeout' };

type Send = (kind: DeliveryKind, body: string, retry: Retry | undefined) => Promise<Acknowledgement>;

const repeating = (send: Send): Transport => {
  let last: readonly [DeliveryKind, string] | undefined;
  return {
    deliver: (kind, body, retry) => {
      last = [kind, JSON.stringify(body)];
      return send(...last, retry);
    },
    repeats: async () => {
      if (!last) throw new Error('Nothing was delivered yet');
      return send(...last, last[0] === 'event' ? firstRetry : undefined);
    },
  };
};

const contentTypes: Readonly<Record<DeliveryKind, string>> = {
  command: 'application/x-www-form-urlencoded',
  interactive: 'application/x-www-form-urlencoded',
  event: 'application/json',
};

/** As each kind goes over HTTP. */
const encode: Readonly<Record<DeliveryKind, (body: string) => string>> = {
  command: (body) => new URLSearchParams(JSON.parse(body) as Record<string, string>).toString(),
  interactive: (body) => new URLSearchParams({ payload: body }).toString(),
  event: (body) => body,
};

const parsed = (text: string, contentType: string | null): unknown =>
  contentType?.startsWith('application/json') ? JSON.parse(text) : text;

/**
 * Signed requests to the bot.
 * @param bot its address, without a path
 */
export const createHttpTransport = (fake: Pick<FakeSlack, 'sign'>, bot: string): Transport =>
  repeating(async (kind, content, retry) => {
    const body = encode[kind](content);
    const headers = {
      'content-type': contentTypes[kind],
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      ...fake.sign(body),
      ...(retry && { 'x-slack-retry-num': String(retry.num), 'x-slack-retry-reason': retry.reason }),
    };
    const signal = AbortSignal.timeout(patience);
    try {
      const response = await fetch(`${bot}/slack/events`, { method: 'POST', headers, body, signal });
      return { status: response.status, body: parsed(await response.text(), response.headers.get('content-type')) };
    } catch {
      return missing;
    }
  });

const envelopeTypes = { command: 'slash_commands', interactive: 'interactive', event: 'events_api' } as const;

/** Only these may be answered in their acknowledgement. */
const takesAnswer = (kind: DeliveryKind, { type }: Json): boolean =>
  kind === 'command' || type === 'view_submission' || type === 'block_suggestion';

/** Envelopes in the bot's own connection. */
export const createSocketTransport = (fake: Pick<FakeSlack, 'socket'>): Transport =>
  repeating(async (kind, content, retry) => {
    const payload = JSON.parse(content) as Json;
    const envelope = {
      type: envelopeTypes[kind],
      payload,
      acceptsResponsePayload: takesAnswer(kind, payload),
      ...(retry && { retryAttempt: retry.num, retryReason: retry.reason }),
    };
    return fake.socket.deliver(envelope).then(
      (body): Acknowledgement => ({ status: 200, body: body ?? '' }),
      () => missing,
    );
  });
