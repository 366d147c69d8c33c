import type { INetworkModule } from '@azure/msal-node';
import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type InvokeResponse,
  type ConversationReference as Reference,
  TurnContext,
} from 'botbuilder';
import { AuthenticationConstants, type ConnectorClient } from 'botframework-connector';
import { systemClock } from '../../../src/calendar/clock.ts';
import type { Accepted, BotFramework, ConversationReference, OutActivity } from '../framework.ts';
import type { Patience } from '../patience.ts';
import { createCredentials, type TeamsIdentity } from './credentials.ts';
import { createHttpClient } from './http-client.ts';
import { shareClients } from './share-clients.ts';
import { createTokenCheck } from './token-check.ts';

export interface BotFrameworkParts {
  readonly identity: TeamsIdentity;
  /** Where the keys are published that sign what comes in; for tests. */
  readonly openIdMetadataUrl?: string;
  /** Another way to Microsoft's login, for tests. */
  readonly network?: INetworkModule;
}

// One of these settings clears the defaults of all others, so all are set.
const elsewhere = (url: string) => ({
  ToChannelFromBotLoginUrl: AuthenticationConstants.ToChannelFromBotLoginUrl,
  ToChannelFromBotOAuthScope: AuthenticationConstants.ToChannelFromBotOAuthScope,
  ToBotFromChannelTokenIssuer: AuthenticationConstants.ToBotFromChannelTokenIssuer,
  OAuthUrl: AuthenticationConstants.OAuthUrl,
  ToBotFromChannelOpenIdMetadataUrl: url,
  ToBotFromEmulatorOpenIdMetadataUrl: url,
  CallerId: 'urn:botframework:azure',
  ValidateAuthority: true,
});

type Answer = (context: TurnContext) => Promise<void>;

type CheckToken = ReturnType<typeof createTokenCheck>;

/** The library's adapter, as far as it is used: it checks who sends, and sends. */
class Adapter extends CloudAdapter {
  private readonly isGood: CheckToken;

  constructor(authentication: ConfigurationBotFrameworkAuthentication, isGood: CheckToken) {
    super(authentication);
    this.isGood = isGood;
  }

  /** Checks the token; without the keys nobody can say who sent it. */
  private async check(authorization: string, activity: Activity) {
    const isGood = await this.isGood(authorization, activity.channelId).catch(() => undefined);
    if (isGood === undefined) return { kind: 'bad', status: 503 } as const;
    if (!isGood) return { kind: 'bad', status: 401 } as const;
    try {
      const result = await this.botFrameworkAuthentication.authenticateRequest(activity, authorization);
      return { kind: 'good', result } as const;
    } catch {
      // Whatever is wrong with a token, the library throws something.
      return { kind: 'bad', status: 401 } as const;
    }
  }

  /** What calls the service, in the name of this bot. */
  clientFor(appId: string, serviceUrl: string): Promise<ConnectorClient> {
    const factory = this.botFrameworkAuthentication.createConnectorFactory(this.createClaimsIdentity(appId));
    return factory.create(serviceUrl, AuthenticationConstants.ToChannelFromBotOAuthScope);
  }

  async receive(authorization: string, activity: Activity, answer: Answer): Promise<InvokeResponse> {
    const checked = await this.check(authorization, activity);
    if (checked.kind === 'bad') return { status: checked.status };
    return (await this.processActivity(checked.result, activity, answer)) ?? { status: 200 };
  }
}

const asReference = ({
  serviceUrl,
  channelId,
  bot,
  conversation,
  user,
}: ConversationReference): Partial<Reference> => ({
  serviceUrl,
  channelId,
  bot: { name: '', ...bot },
  conversation: { name: '', isGroup: false, conversationType: '', ...conversation },
  ...(user && { user: { name: '', ...user } }),
});

const asActivity = (activity: OutActivity): Partial<Activity> => activity as Partial<Activity>;

/** A message with where it goes and who it is from. */
const addressed = (to: ConversationReference, activity: OutActivity): Activity =>
  TurnContext.applyConversationReference({ ...asActivity(activity) }, asReference(to)) as Activity;

/** The Bot Framework behind {@link BotFramework}: all that will be written anew for its successor. */
export const createBotFramework = (
  { identity, openIdMetadataUrl, network }: BotFrameworkParts,
  patience: Patience,
): BotFramework => {
  const { credentials, renew } = createCredentials(identity, patience.login, network);
  const http = createHttpClient(renew, patience.service);
  const appId = identity.kind === 'local' ? '' : identity.appId;
  const authentication = shareClients(
    new ConfigurationBotFrameworkAuthentication(
      openIdMetadataUrl === undefined ? {} : elsewhere(openIdMetadataUrl),
      credentials,
      undefined,
      undefined,
      { httpClient: http.client },
    ),
  );
  // Tokens are dated by the real time, whatever the bot's own clock says.
  const isGood = identity.kind === 'local' ? async () => true : createTokenCheck(systemClock, openIdMetadataUrl);
  const adapter = new Adapter(authentication, isGood);

  /** What speaks in a conversation that nobody has just spoken in. */
  const speaking = async ({ serviceUrl }: ConversationReference): Promise<ConnectorClient['conversations']> =>
    (await adapter.clientFor(appId, serviceUrl)).conversations;

  const create = async (to: ConversationReference, parameters: object) => {
    const conversations = await speaking(to);
    const about = { isGroup: false, bot: { name: '', ...to.bot }, ...parameters };
    return conversations.createConversation(about as Parameters<typeof conversations.createConversation>[0]);
  };

  return {
    receive: async (authorization, activity, answer) => {
      const { status, body } = await adapter.receive(
        authorization,
        activity as unknown as Activity,
        async (context) => {
          // Not by the context, which ends with the turn: an answer may still be on its way then.
          const client: ConnectorClient = context.turnState.get(adapter.ConnectorClientKey as symbol);
          const answered = TurnContext.getConversationReference(context.activity);
          const reply = async (out: OutActivity): Promise<Accepted> => {
            const whole = TurnContext.applyConversationReference(asActivity(out), answered) as Activity;
            const { conversation, replyToId } = whole;
            const { conversations } = client;
            return replyToId === undefined
              ? conversations.sendToConversation(conversation.id, whole)
              : conversations.replyToActivity(conversation.id, replyToId, whole);
          };
          const invoked = await answer(activity, { reply });
          if (invoked) await context.sendActivity({ type: 'invokeResponse', value: invoked });
        },
      );
      return { status, ...(body !== undefined && { body: body as unknown }) };
    },

    send: async (to, activity) => {
      const conversations = await speaking(to);
      return { ...(await conversations.sendToConversation(to.conversation.id, addressed(to, activity))) };
    },

    update: async (to, id, activity) => {
      const conversations = await speaking(to);
      await conversations.updateActivity(to.conversation.id, id, { ...addressed(to, activity), id });
    },

    openDirect: async (to, user, tenant) => {
      const { id } = await create(to, {
        members: [{ id: user, name: '' }],
        tenantId: tenant,
        channelData: { tenant: { id: tenant } },
      });
      const conversation = { id, conversationType: 'personal', tenantId: tenant } as const;
      return { ...to, conversation, user: { id: user } };
    },

    openThread: async (to, channel, activity) => {
      const { tenantId: tenant } = to.conversation;
      const channelData = { channel: { id: channel }, ...(tenant !== undefined && { tenant: { id: tenant } }) };
      const first = { ...activity, type: 'message' };
      const { id, activityId } = await create(to, { isGroup: true, channelData, activity: first });
      const message = activityId || /;messageid=(.+)$/u.exec(id)?.[1];
      return { ...to, conversation: { ...to.conversation, id }, ...(message !== undefined && { activityId: message }) };
    },

    member: async (to, user) => (await speaking(to)).getConversationMember(to.conversation.id, user),

    close: () => http.close(),
  };
};
