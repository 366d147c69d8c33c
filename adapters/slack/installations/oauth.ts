import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import oauth, {
  AuthorizationError,
  InstallProvider,
  InvalidStateError,
  MissingCodeError,
  MissingStateError,
} from '@slack/oauth';
import type { Clock } from '../../../src/calendar/clock.ts';
import type { Log } from '../../../src/chat/log.ts';
import { referenceHere } from '../../../src/chat/reference.ts';
import type { WorkspaceState } from '../../../src/people/person.ts';
import { sendPage, setHeaders } from '../../page.ts';
import { faultOf, type WebApi } from '../api/web-api.ts';
import type { BotScope } from '../scopes.ts';
import { type Given, grantedBy } from './granted.ts';
import type { Granted, Installation, Stored } from './installation.ts';
import { brokenPage, cancelledPage, installedPage, installPage, slackSilentPage, stalePage } from './pages.ts';

export interface OAuthSettings {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly stateSecret: string;
  /** Where people reach the bot, without a slash at the end. Unset, Slack goes back to where the app's own settings say. */
  readonly publicUrl?: string;
  /** Another server than Slack's, for tests; ends with a slash. */
  readonly apiUrl?: string;
}

export interface InstallParts {
  readonly settings: OAuthSettings;
  /** What is asked for. */
  readonly scopes: readonly BotScope[];
  readonly installations: { store(granted: Granted): Promise<Stored> };
  readonly webApi: Pick<WebApi, 'options'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Told of each installation once it is stored. @returns whether the workspace takes part */
  readonly onInstalled: (installation: Installation, isNew: boolean) => Promise<WorkspaceState>;
}

interface Outcome {
  readonly installation: Installation;
  readonly state: WorkspaceState;
}

/** Slack has done its part, and we could not do ours. */
class NotStored extends Error {
  override readonly name = 'NotStored';
}

/** Seconds for which a link to Slack works. */
const stateLife = 600;

/** Slack's words for a code that was good once. */
const spentCodes = ['invalid_code', 'code_already_used', 'code_expired'];

const stale = [InvalidStateError, MissingStateError, MissingCodeError];

const isStale = (error: unknown): boolean => {
  if (stale.some((kind) => error instanceof kind)) return true;
  if (error instanceof TypeError && 'code' in error) return error.code === 'ERR_INVALID_URL';
  const fault = faultOf(error);
  return fault.kind === 'refused' && spentCodes.includes(fault.error);
};

interface Failure {
  readonly status: number;
  readonly text: string;
  /** For the operator, where the operator can help. */
  readonly report?: readonly [fields: Readonly<Record<string, unknown>>, words: string];
}

/** What goes wrong on the way back from Slack. */
const failureOf = (error: unknown): Failure => {
  if (error instanceof NotStored) {
    const report = [{ err: error.cause }, 'Slack installed the bot, and it could not be stored'] as const;
    return { status: 500, text: brokenPage(referenceHere()), report };
  }
  if (error instanceof AuthorizationError) return { status: 200, text: cancelledPage() };
  if (isStale(error)) return { status: 400, text: stalePage() };
  const fault = faultOf(error);
  const said = fault.kind === 'refused' ? { slack: fault.error } : { fault: fault.kind };
  const report = [{ err: error, ...said }, 'Slack did not finish an installation'] as const;
  return { status: 502, text: slackSilentPage(referenceHere()), report };
};

/** The library's own store of states, by the bot's clock. */
const createStateStore = (secret: string, clock: Clock) => {
  // Node does not see this name among the library's exports.
  const states = new oauth.ClearStateStore(secret, stateLife);
  return {
    generateStateParam: (...[options]: Parameters<typeof states.generateStateParam>) =>
      states.generateStateParam(options, clock.now()),
    verifyStateParam: (_: Date, state: string) => states.verifyStateParam(clock.now(), state),
  };
};

/** Answers these methods, and no other. */
const only =
  (
    methods: readonly string[],
    answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  ): RequestListener =>
  (request, response) => {
    if (methods.includes(request.method ?? '')) void answer(request, response);
    else response.writeHead(405, { allow: methods.join(', ') }).end();
  };

/**
 * The two pages of installing the bot: `install` leads to Slack, and `redirect` is where Slack leads
 * back to. Their paths and how often they may be asked for are up to whoever mounts them.
 */
export const createInstallRoutes = (
  parts: InstallParts,
): { readonly install: RequestListener; readonly redirect: RequestListener } => {
  const { settings, scopes, installations, webApi, clock, log, onInstalled } = parts;
  const { clientId, clientSecret, stateSecret, publicUrl, apiUrl } = settings;
  const outcomes = new WeakMap<object, Outcome>();

  const accept = async (given: Given): Promise<void> => {
    const granted = grantedBy(given, clock);
    try {
      const { isNew, ...installation } = await installations.store(granted);
      outcomes.set(given, { installation, state: await onInstalled(installation, isNew) });
    } catch (cause) {
      throw new NotStored('An installation was not stored', { cause });
    }
  };

  const provider = new InstallProvider({
    clientId,
    clientSecret,
    stateStore: createStateStore(stateSecret, clock),
    stateCookieExpirationSeconds: stateLife,
    installUrlOptions: {
      scopes: scopes.map(({ scope }) => scope),
      ...(publicUrl !== undefined && { redirectUri: `${publicUrl}/slack/oauth_redirect` }),
    },
    ...(apiUrl !== undefined && { authorizationUrl: new URL('/oauth/v2/authorize', apiUrl).href }),
    installationStore: {
      storeInstallation: accept,
      fetchInstallation: () => Promise.reject(new Error('Tokens come from Installations')),
    },
    renderHtmlForInstallPath: (url) => installPage(scopes, url),
    clientOptions: webApi.options,
    // What fails ends in one of our pages, and is logged with it.
    logger: { ...webApi.options.logger, error: () => undefined },
  });

  const broken = (err: unknown, response: ServerResponse): void => {
    log.error({ err }, 'A page of the installation failed');
    sendPage(response, 500, brokenPage(referenceHere()));
  };

  return {
    install: only(['GET', 'HEAD'], (request, response) => {
      setHeaders(response);
      return provider.handleInstallPath(request, response).catch((error: unknown) => broken(error, response));
    }),

    // A HEAD would spend the code.
    redirect: only(['GET'], (request, response) =>
      provider
        .handleCallback(request, response, {
          success: (given) => {
            const outcome = outcomes.get(given);
            if (outcome) sendPage(response, 200, installedPage(outcome.installation, outcome.state));
            else broken(new Error('An installation succeeded and was not stored'), response);
          },
          failure: (error) => {
            const { status, text, report } = failureOf(error);
            if (report) log.error(...report);
            sendPage(response, status, text);
          },
        })
        .catch((error: unknown) => broken(error, response)),
    ),
  };
};
