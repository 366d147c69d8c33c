import { z } from 'zod';

const maybe = <Schema extends z.ZodType>(schema: Schema) => schema.nullish().transform((value) => value ?? undefined);

const account = z.object({
  id: z.string().min(1).max(500),
  name: maybe(z.string()),
  aadObjectId: maybe(z.string().max(100)),
});

const conversation = z.object({
  id: z.string().min(1).max(1_000),
  conversationType: maybe(z.string()),
  tenantId: maybe(z.string()),
  isGroup: maybe(z.boolean()),
  name: maybe(z.string()),
});

const entity = z.object({
  type: maybe(z.string()),
  text: maybe(z.string()),
  mentioned: maybe(z.object({ id: z.string(), name: maybe(z.string()), aadObjectId: maybe(z.string()) })),
});

const named = maybe(z.object({ id: maybe(z.string()), name: maybe(z.string()) }));

const channelData = z.object({
  tenant: named,
  team: named,
  channel: named,
  eventType: maybe(z.string()),
  /** Where the bot was set up, when it was added to a team. */
  settings: maybe(z.object({ selectedChannel: named })),
  /** What the client calls the message: the same when it is sent again. */
  clientActivityID: maybe(z.string()),
});

/** What every activity has that the bot deals with; anything else is refused before it is checked who sent it. */
export const activitySchema = z.looseObject({
  type: z.string().min(1).max(100),
  id: maybe(z.string().max(1_000)),
  channelId: z.string().min(1).max(100),
  serviceUrl: z.url({ protocol: /^https?$/u }),
  from: account,
  recipient: account,
  conversation,
  name: maybe(z.string()),
  text: maybe(z.string()),
  action: maybe(z.string()),
  localTimestamp: maybe(z.union([z.string(), z.date()]).transform(String)),
  /** The name of a time zone; whatever else stands there says nothing. */
  localTimezone: maybe(z.string().max(100)).catch(undefined),
  replyToId: maybe(z.string()),
  entities: maybe(z.array(entity)),
  membersAdded: maybe(z.array(account)),
  membersRemoved: maybe(z.array(account)),
  channelData: maybe(channelData),
  value: z.unknown().optional(),
});

export type Activity = z.infer<typeof activitySchema>;

/** The tenant that somebody speaks in; a local client has none of its own. */
export const tenantOf = ({ channelData: data, conversation: { tenantId } }: Activity): string | undefined =>
  data?.tenant?.id ?? tenantId;

/** Only the bot and one person are there. */
export const isPersonal = ({ conversation: { conversationType } }: Activity): boolean =>
  conversationType === 'personal';

/** A conversation without the thread that its id may name. */
export const withoutThread = (id: string): string => id.replace(/;messageid=.*$/u, '');
