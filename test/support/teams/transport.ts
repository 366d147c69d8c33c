import { randomUUID } from 'node:crypto';
import type { FakeTeams } from './fake-teams.ts';
import type { Json } from './world.ts';

/** What HTTP answered. */
export interface Answer {
  /** 0 where nothing came in time, or nobody listens. */
  readonly status: number;
  /** Parsed where it is JSON; '' where it is empty. */
  readonly body: unknown;
}

/** How Teams reaches the bot. */
export interface Transport {
  /** Gives back what HTTP answered; never throws. */
  deliver(activity: Json): Promise<Answer>;
  /** Delivers the last once more, to the letter. */
  repeats(): Promise<Answer>;
  /** Delivers the last once more with another id, as Teams does where a turn took too long. */
  resends(): Promise<Answer>;
}

/** Milliseconds for which Teams waits for an answer. */
const patience = 15_000;

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

const again = (activity: Json): Json => ({
  ...activity,
  id: activity['type'] === 'invoke' ? `f:${randomUUID()}` : String(Number(activity['id']) + 1_000),
  timestamp: new Date(Date.parse(String(activity['timestamp'])) + patience).toISOString(),
});

/** @param send takes what is delivered, as text */
export const repeating = (send: (content: string) => Promise<Answer>): Transport => {
  let last: string | undefined;
  const deliver = (content: string): Promise<Answer> => {
    last = content;
    return send(content);
  };
  const delivered = (): string => {
    if (last === undefined) throw new Error('Nothing was delivered yet');
    return last;
  };
  return {
    deliver: (activity) => deliver(JSON.stringify(activity)),
    repeats: async () => send(delivered()),
    resends: async () => send(JSON.stringify(again(JSON.parse(delivered()) as Json))),
  };
};

export interface HttpTransportSettings {
  readonly fake: Pick<FakeTeams, 'tokenFor' | 'serviceUrl'>;
  /** The bot's address, without a path. */
  readonly bot: string;
  /** Local clients send none. */
  readonly withoutToken?: boolean;
}

const idOf = (content: unknown): string => String((content as { readonly id?: string } | undefined)?.id ?? '');

/** Requests to the bot with a good token. */
export const createHttpTransport = ({ fake, bot, withoutToken = false }: HttpTransportSettings): Transport => {
  const token = withoutToken ? undefined : fake.tokenFor(fake.serviceUrl);
  return repeating(async (body) => {
    const { conversation, channelData } = JSON.parse(body) as Json;
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Microsoft-SkypeBotApi (Microsoft-BotFramework/3.0)',
      'x-ms-conversation-id': idOf(conversation),
      'x-ms-tenant-id': idOf((channelData as Json | undefined)?.['tenant']),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    };
    try {
      const signal = AbortSignal.timeout(patience);
      const response = await fetch(`${bot}/api/messages`, { method: 'POST', headers, body, signal });
      return { status: response.status, body: parsed(await response.text()) };
    } catch {
      return { status: 0, body: '' };
    }
  });
};
