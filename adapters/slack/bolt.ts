import { type AllMiddlewareArgs, type AnyMiddlewareArgs, App, HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../../src/chat/log.ts';
import { withReference } from '../../src/chat/reference.ts';
import { type Acknowledging, untimed } from '../acknowledging.ts';
import { ConfigError } from '../config.ts';
import { inTime } from '../in-time.ts';
import { end } from '../incoming.ts';
import type { Acts } from './acts/acts.ts';
import { createLogger } from './api/logger.ts';
import { faultOf, type WebApi } from './api/web-api.ts';
import { kindOf } from './parse/kind-of.ts';
import { commandPayload, shortcutPayload, submissionPayload, suggestionPayload } from './parse/payloads.ts';

export interface BoltParts {
  readonly acts: Acts;
  readonly api: WebApi;
  readonly log: Log;
  /** Checks what comes over HTTP; not needed in Socket Mode. */
  readonly signingSecret?: string;
  /** For Socket Mode. */
  readonly appToken?: string;
  readonly acknowledging?: Acknowledging;
}

/** Milliseconds for which a stop waits for what is being answered. */
const longestAct = 4_000;

/** Milliseconds for which a start waits for the first connection; Slack takes a second or two. */
const firstConnection = 10_000;

/**
 * Connects in Socket Mode. Where Slack does not answer, the library goes on trying, and the start does
 * not wait for it.
 * @throws ConfigError where Slack does not accept the token
 */
const connect = async (socket: SocketModeReceiver, log: Log): Promise<void> => {
  const connected = socket.start().then(
    () => true,
    (error: unknown) => {
      const fault = faultOf(error);
      if (fault.kind !== 'refused') throw error;
      log.error({ slack: fault.error }, 'Slack refused a connection');
      throw new ConfigError(`Slack does not accept SLACK_APP_TOKEN (${fault.error}). docs/slack.md says where it is.`);
    },
  );
  connected.catch(() => undefined);
  const isConnected = await inTime(connected, firstConnection);
  if (!isConnected) log.error({}, 'Slack does not answer; the bot goes on trying to connect');
};

type EventErrorHandler = NonNullable<ConstructorParameters<typeof HTTPReceiver>[0]['processEventErrorHandler']>;

/** Where Bolt itself fell over a body: it reads parts that it takes for granted, and that is no fault of ours. */
const notDealtWith: EventErrorHandler = async ({ error, response }) => {
  if (error instanceof TypeError) end(response, 400, 'This is nothing that Slack sends.');
  else end(response, 500, 'Something went wrong on our side.');
  return false;
};

/** How Bolt hears of what happens: over HTTP, mounted on the bot's server, or over a socket of its own. */
const receiverOf = ({ appToken, signingSecret = '', api, log }: BoltParts) => {
  const logger = createLogger(log);
  if (appToken === undefined) {
    const http = new HTTPReceiver({
      signingSecret,
      endpoints: '/slack/events',
      logger,
      processEventErrorHandler: notDealtWith,
    });
    return {
      receiver: http,
      listener: http.requestListener,
      start: async () => undefined,
      stop: async () => undefined,
    };
  }
  const { slackApiUrl, fetch } = api.options;
  const socket = new SocketModeReceiver({
    appToken,
    logger,
    installerOptions: { clientOptions: { slackApiUrl, fetch } },
  });
  return { receiver: socket, start: () => connect(socket, log), stop: () => socket.stop() };
};

/**
 * Bolt, as far as it is used: it receives, checks the signature, acknowledges and tells apart what comes.
 * Who may speak and with which token is found out by the acts themselves, so it lets everything through
 * that is Slack's.
 */
export const createBolt = (parts: BoltParts) => {
  const { acts, log, acknowledging = untimed } = parts;
  const { receiver, start, stop, ...more } = receiverOf(parts);
  const app = new App({
    receiver,
    authorize: async () => ({}),
    deferInitialization: true,
    convoStore: false,
    ignoreSelf: false,
    attachFunctionToken: false,
    clientOptions: parts.api.options,
    logger: createLogger(log),
  });
  app.error(async (error) => log.error({ err: error }, 'something from Slack could not be dealt with'));

  const processEvent = app.processEvent.bind(app);
  // Here, because Bolt acknowledges some things before anybody hears of them.
  app.processEvent = (event) => {
    const acknowledged = acknowledging();
    const ack = async (said?: Parameters<typeof event.ack>[0]): Promise<void> => {
      await event.ack(said);
      acknowledged(kindOf(event.body));
    };
    // Over HTTP it has one already.
    return withReference(() => processEvent({ ...event, ack }));
  };

  // One for everything: Bolt would try every listener of its own at every request.
  const deal = async (args: AllMiddlewareArgs & AnyMiddlewareArgs): Promise<void> => {
    if ('command' in args) {
      return acts.typed(commandPayload.parse(args.body), (said) => args.ack(said as never));
    }
    if ('view' in args && args.body.type === 'view_submission') {
      return acts.submitted(submissionPayload.parse(args.body), (said) => args.ack(said as never));
    }
    if ('options' in args) {
      return acts.suggested(suggestionPayload.parse(args.body), (options) =>
        args.ack({ options: [...options] } as never),
      );
    }
    if ('event' in args) return acts.events(args.body, args.event);
    if ('action' in args) return acts.acted(args.body, () => args.ack());
    if ('shortcut' in args) {
      await args.ack();
      return acts.shortcut(shortcutPayload.parse(args.body));
    }
  };
  const running = new Set<Promise<void>>();
  app.use((args) => {
    const work = deal(args);
    running.add(work);
    const over = (): void => void running.delete(work);
    work.then(over, over);
    return work;
  });
  const answered = async (): Promise<void> => void (await Promise.allSettled([...running]));

  return {
    ...('listener' in more && { listener: more.listener }),
    start: async (): Promise<void> => {
      await app.init();
      await start();
    },
    answered,
    /** Hears nothing more. What was acknowledged and is not answered yet has a few seconds. */
    stop: async (): Promise<void> => {
      await stop();
      await inTime(
        answered().then(() => true),
        longestAct,
      );
    },
  };
};
