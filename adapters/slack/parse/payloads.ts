import { z } from 'zod';

const named = z.object({ id: z.string() });
const maybe = <Schema extends z.ZodType>(schema: Schema) => schema.nullish().transform((value) => value ?? undefined);

const enterprise = maybe(named);
const team = maybe(named);
const isOrganisation = maybe(z.boolean());

/** A slash command, as the form that Slack posts. */
export const commandPayload = z.object({
  command: z.string(),
  text: z.string().default(''),
  user_id: z.string(),
  user_name: maybe(z.string()),
  team_id: maybe(z.string()),
  enterprise_id: maybe(z.string()),
  is_enterprise_install: maybe(z.enum(['true', 'false'])),
  channel_id: z.string(),
  channel_name: z.string().default(''),
  trigger_id: z.string(),
  response_url: z.string(),
});

const user = z.object({
  id: z.string(),
  name: maybe(z.string()),
  username: maybe(z.string()),
  team_id: maybe(z.string()),
});

const option = z.object({ value: z.string() });

/** What an input or a checkbox holds. */
export const elementState = z.object({
  type: z.string(),
  value: maybe(z.string()),
  selected_date: maybe(z.string()),
  selected_option: maybe(option),
  selected_options: maybe(z.array(option)),
});

const viewState = maybe(z.object({ values: z.record(z.string(), z.record(z.string(), elementState)) }));

const inputBlock = z.object({
  type: z.string(),
  block_id: maybe(z.string()),
  element: maybe(
    z.object({
      action_id: maybe(z.string()),
      type: z.string(),
      initial_value: maybe(z.string()),
      initial_date: maybe(z.string()),
      initial_option: maybe(option),
      initial_options: maybe(z.array(option)),
    }),
  ),
});

export const viewPayload = z.object({
  id: z.string(),
  type: z.enum(['modal', 'home']),
  hash: maybe(z.string()),
  callback_id: z.string().default(''),
  private_metadata: z.string().default(''),
  state: viewState,
  blocks: z.array(inputBlock).default([]),
});

const basics = {
  user,
  team,
  enterprise,
  is_enterprise_install: isOrganisation,
  trigger_id: maybe(z.string()),
};

const channel = maybe(z.object({ id: z.string(), name: z.string().default('') }));

const action = z.object({
  action_id: z.string(),
  block_id: z.string().default(''),
  type: z.string(),
  value: maybe(z.string()),
  selected_options: maybe(z.array(option)),
});

/** Something pressed, ticked, chosen or typed in a message, a modal or the Home tab. */
export const actionsPayload = z.object({
  type: z.literal('block_actions'),
  ...basics,
  channel,
  container: z.object({
    type: z.string().default(''),
    is_ephemeral: maybe(z.boolean()),
    message_ts: maybe(z.string()),
  }),
  view: maybe(viewPayload),
  response_url: maybe(z.string()),
  actions: z.array(action).min(1),
});

/** A modal was sent. */
export const submissionPayload = z.object({ type: z.literal('view_submission'), ...basics, view: viewPayload });

/** Somebody types in a select that asks for its options. */
export const suggestionPayload = z.object({
  type: z.literal('block_suggestion'),
  ...basics,
  channel,
  block_id: z.string(),
  value: z.string().default(''),
  view: maybe(viewPayload),
});

/** A global shortcut. */
export const shortcutPayload = z.object({ type: z.literal('shortcut'), ...basics, callback_id: z.string() });

const authorization = z.object({
  team_id: maybe(z.string()),
  enterprise_id: maybe(z.string()),
  is_enterprise_install: isOrganisation,
});

const profile = z
  .object({ real_name: maybe(z.string()), display_name: maybe(z.string()), email: maybe(z.string()) })
  .default({ real_name: undefined, display_name: undefined, email: undefined });

/** Somebody, as Slack describes them. */
export const userPayload = z.object({
  id: z.string(),
  team_id: maybe(z.string()),
  name: maybe(z.string()),
  real_name: maybe(z.string()),
  deleted: z.boolean().default(false),
  is_bot: z.boolean().default(false),
  is_restricted: z.boolean().default(false),
  is_ultra_restricted: z.boolean().default(false),
  is_stranger: z.boolean().default(false),
  /** The name of a time zone; whatever else stands there says nothing. */
  tz: maybe(z.string().max(100)).catch(undefined),
  profile,
});

export type SlackUser = z.infer<typeof userPayload>;

/** What surrounds every event. */
export const envelope = z.object({
  event_id: z.string().default(''),
  event_time: z.number().default(0),
  team_id: maybe(z.string()),
  enterprise_id: maybe(z.string()),
  is_enterprise_install: isOrganisation,
  authorizations: z.array(authorization).default([]),
});

export type Envelope = z.infer<typeof envelope>;

/** Something said to the bot: a mention in a channel, or a direct message. */
export const saidEvent = z.object({
  type: z.enum(['app_mention', 'message']),
  user: maybe(z.string()),
  /** The workspace of whoever says it, where it is not the one in which they say it. */
  user_team: maybe(z.string()),
  bot_id: maybe(z.string()),
  subtype: maybe(z.string()),
  channel: z.string(),
  channel_type: maybe(z.string()),
  text: z.string().default(''),
  thread_ts: maybe(z.string()),
});

export const homeEvent = z.object({ user: z.string(), tab: z.string().default('home') });
export const userEvent = z.object({ user: userPayload });
export const revokedEvent = z.object({
  tokens: z.object({ bot: z.array(z.string()).default([]) }).default({ bot: [] }),
});
export const membershipEvent = z.object({ user: z.string(), channel: z.string() });
/** The bot left a channel, or the channel was closed; or it has a new name. */
export const channelEvent = z.object({
  channel: z.union([z.string(), z.object({ id: z.string(), name: z.string().default('') })]),
});

export type CommandPayload = z.infer<typeof commandPayload>;
export type ActionsPayload = z.infer<typeof actionsPayload>;
export type SubmissionPayload = z.infer<typeof submissionPayload>;
export type SuggestionPayload = z.infer<typeof suggestionPayload>;
export type ShortcutPayload = z.infer<typeof shortcutPayload>;
export type ViewPayload = z.infer<typeof viewPayload>;
export type Action = z.infer<typeof action>;
export type ElementState = z.infer<typeof elementState>;
