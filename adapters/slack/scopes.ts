/** Something that Slack lets the bot do. */
export interface BotScope {
  /** As Slack names it. */
  readonly scope: string;
  /** What the bot does with it, for whoever decides about installing it. */
  readonly why: string;
  /** Not asked for: whoever wants what it does adds it to their own manifest. */
  readonly optional?: true;
}

const uncertainty = 'after a breakdown, looks whether a message arrived, so that it is not sent twice';

/** What the bot asks for, and what it can use besides: the fewest that do. */
export const botScopes: readonly BotScope[] = [
  {
    scope: 'commands',
    why: 'Answers when somebody types /hmep, and offers “Volunteer as a peer” among the shortcuts.',
  },
  { scope: 'chat:write', why: 'Writes messages: to people who use it, and to channels that it was invited to.' },
  { scope: 'app_mentions:read', why: 'Reads a message in a channel when it is mentioned there, and answers it.' },
  { scope: 'im:history', why: 'Reads what people write to it in a direct message. It sees no other direct messages.' },
  { scope: 'users:read', why: 'Sees people’s names and time zones, who is a guest, and who has left.' },
  { scope: 'users:read.email', why: 'Fills the e-mail address into a form for the person who opened it.' },
  {
    scope: 'channels:read',
    why: 'Sees the names of public channels, and whether people from outside can read a channel.',
  },
  { scope: 'groups:read', why: 'Sees the same of private channels that it was invited to.' },
  { scope: 'channels:history', why: `In public channels: ${uncertainty}.`, optional: true },
  { scope: 'groups:history', why: `In private channels that it was invited to: ${uncertainty}.`, optional: true },
  { scope: 'im:write', why: `In its own direct messages: ${uncertainty}.`, optional: true },
];

/** What the install page asks for. */
export const requiredScopes: readonly BotScope[] = botScopes.filter(({ optional }) => !optional);
