import type { INetworkModule } from '@azure/msal-node';
import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type InvokeResponse,
  type ConversationReference as Reference,
  type TurnContext,
} from 'botbuilder';
import { AuthenticationConstants } from 'botframework-connector';
import type { Accepted, BotFramework, ConversationReference, OutActivity } from '../framework.ts';
import { createCredentials, type TeamsIdentity } from './credentials.ts';
import { createEndorsements } from './endorsements.ts';
import { createHttpClient } from './http-client.ts';

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

/** The connection failed on the way to the keys: nobody can say yet who sent it. */
const isOurTrouble = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^E(?:CONN|NOTFOUND|AI_AGAIN|TIMEDOUT)/u.test(String(error.code));

/** The library's adapter, as far as it is used: it checks who sends, and sends. */
class Adapter extends CloudAdapter {
  private readonly isEndorsed: (authorization: string, channel: string) => Promise<boolean>;

  constructor(
    authentication: ConfigurationBotFrameworkAuthentication,
    isEndorsed: (authorization: string, channel: string) => Promise<boolean>,
  ) {
    super(authentication);
    this.isEndorsed = isEndorsed;
  }

  /** Checks the token; whatever is wrong with it, the library throws something. */
  private async check(authorization: string, activity: Activity) {
    try {
      if (!(await this.isEndorsed(authorization, activity.channelId))) return { kind: 'bad', status: 401 } as const;
      return {
        kind: 'good',
        result: await this.botFrameworkAuthentication.authenticateRequest(activity, authorization),
      } as const;
    } catch (error) {
      return { kind: 'bad', status: isOurTrouble(error) ? 503 : 401 } as const;
    }
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

/** The Bot Framework behind {@link BotFramework}: all that will be written anew for its successor. */
export const createBotFramework = ({ identity, openIdMetadataUrl, network }: BotFrameworkParts): BotFramework => {
  const http = createHttpClient();
  const appId = identity.kind === 'local' ? '' : identity.appId;
  const authentication = new ConfigurationBotFrameworkAuthentication(
    openIdMetadataUrl === undefined ? {} : elsewhere(openIdMetadataUrl),
    createCredentials(identity, network),
    undefined,
    undefined,
    { httpClient: http.client },
  );
  const endorsements = createEndorsements(openIdMetadataUrl);
  const isEndorsed = identity.kind === 'local' ? async () => true : endorsements;
  const adapter = new Adapter(authentication, isEndorsed);

  /** Does something in a conversation that nobody has just spoken in. */
  const within = async <T>(to: ConversationReference, work: (context: TurnContext) => Promise<T>): Promise<T> => {
    let result: { readonly value: T } | undefined;
    await adapter.continueConversationAsync(appId, asReference(to), async (context) => {
      result = { value: await work(context) };
    });
    if (!result) throw new Error('A conversation was not continued');
    return result.value;
  };

  const create = async (to: ConversationReference, parameters: object): Promise<ConversationReference> => {
    let created: ConversationReference | undefined;
    await adapter.createConversationAsync(
      appId,
      to.channelId,
      to.serviceUrl,
      AuthenticationConstants.ToChannelFromBotOAuthScope,
      { isGroup: false, bot: { name: '', ...to.bot }, ...parameters } as Parameters<
        typeof adapter.createConversationAsync
      >[4],
      async ({ activity }) => {
        created = { ...to, conversation: { id: activity.conversation.id } };
      },
    );
    if (!created) throw new Error('A conversation was not created');
    return created;
  };

  return {
    receive: async (authorization, activity, answer) => {
      const { status, body } = await adapter.receive(
        authorization,
        activity as unknown as Activity,
        async (context) => {
          const reply = async (out: OutActivity): Promise<Accepted> => ({
            ...(await context.sendActivity(asActivity(out))),
          });
          const invoked = await answer(activity, { reply });
          if (invoked) await context.sendActivity({ type: 'invokeResponse', value: invoked });
        },
      );
      return { status, ...(body !== undefined && { body: body as unknown }) };
    },

    send: (to, activity) => within(to, async (context) => ({ ...(await context.sendActivity(asActivity(activity))) })),

    update: (to, id, activity) =>
      within(to, async (context) => {
        await context.updateActivity({ ...asActivity(activity), id });
      }),

    openDirect: async (to, user, tenant) => {
      const opened = await create(to, {
        members: [{ id: user, name: '' }],
        tenantId: tenant,
        channelData: { tenant: { id: tenant } },
      });
      const conversation = { ...opened.conversation, conversationType: 'personal', tenantId: tenant } as const;
      return { ...opened, conversation, user: { id: user } };
    },

    openThread: async (to, channel, activity) => {
      const { tenantId: tenant } = to.conversation;
      const channelData = { channel: { id: channel }, ...(tenant !== undefined && { tenant: { id: tenant } }) };
      const opened = await create(to, { isGroup: true, channelData, activity: { ...activity, type: 'message' } });
      const { id } = opened.conversation;
      return {
        ...opened,
        conversation: { ...to.conversation, id },
        ...(/;messageid=(.+)$/u.test(id) && { activityId: id.replace(/^.*;messageid=/u, '') }),
      };
    },

    member: (to, user) =>
      within(to, async (context) => {
        const client = context.turnState.get(context.adapter.ConnectorClientKey as symbol);
        return client.conversations.getConversationMember(to.conversation.id, user);
      }),

    close: () => http.close(),
  };
};
