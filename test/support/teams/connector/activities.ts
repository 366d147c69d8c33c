import { refuse } from '../call.ts';
import type { FakeState } from '../state.ts';
import type { Activity, Json } from '../world.ts';
import { edit, findActivity, post, remove, threadId } from '../world-activities.ts';
import { contentOf } from './content.ts';
import { assertWelcome, type Place, placeOf } from './places.ts';

/** What an operation is given. */
export interface Given {
  readonly conversation: string;
  readonly target: string;
  readonly body: Json;
  /** Bytes of the body. */
  readonly bytes: number;
  readonly query: URLSearchParams;
}

export interface Answered {
  readonly status: number;
  readonly body?: unknown;
}

export type Operate = (teams: FakeState, given: Given) => Answered;

/** Puts a message of the bot's into a conversation. */
export const postFromBot = (teams: FakeState, { conversation, thread }: Place, content: Json): Activity => {
  const { world } = teams;
  assertWelcome(teams, conversation);
  teams.pace(threadId(conversation, thread), conversation.tenant);
  return post(world, conversation, { from: world.botId, byBot: true, content, thread });
};

const has = (value: unknown): boolean => (Array.isArray(value) || typeof value === 'string') && value.length > 0;

const isTwo = ({ text, attachments }: Json): boolean => has(text) && has(attachments);

/** A text with a card becomes two messages, of which Teams tells no id (OfficeDev/BotBuilder-MicrosoftTeams issue 125). */
const postAll = (teams: FakeState, place: Place, content: Json): Answered => {
  if (!isTwo(content)) return { status: 201, body: { id: postFromBot(teams, place, content).id } };
  const { attachments, ...text } = content;
  const { text: _, entities: __, ...cards } = content;
  const { thread } = postFromBot(teams, place, text);
  postFromBot(teams, { ...place, thread: place.thread ?? thread }, cards);
  return { status: 202, body: {} };
};

/** POST …/activities: a new message; in a channel, one of the thread that the conversation's id names. */
export const send: Operate = (teams, { conversation, body, bytes }) => {
  const place = placeOf(teams, conversation);
  const content = contentOf(teams, body, bytes);
  return content ? postAll(teams, place, content) : { status: 202, body: {} };
};

/** POST …/activities/{id}: a message in the thread of another one. */
export const reply: Operate = (teams, { conversation, target, body, bytes }) => {
  const place = placeOf(teams, conversation);
  const content = contentOf(teams, body, bytes);
  if (!content) return { status: 202, body: {} };
  // Teams lets an answer stand alone where what it answers is not a message, as an invoke is not.
  const thread = place.thread ?? findActivity(place.conversation, target)?.thread;
  return postAll(teams, { ...place, thread }, content);
};

const ownActivity = (teams: FakeState, { conversation, target }: Given): Activity => {
  const place = placeOf(teams, conversation);
  const activity = findActivity(place.conversation, target);
  if (!activity) return refuse('ActivityNotFoundInConversation');
  if (!activity.byBot) return refuse('NotEnoughPermissions');
  assertWelcome(teams, place.conversation);
  return activity;
};

/** PUT …/activities/{id} */
export const update: Operate = (teams, given) => {
  const activity = ownActivity(teams, given);
  const content = contentOf(teams, given.body, given.bytes);
  if (!content) return refuse('BadSyntax', 'Only a message can be changed');
  // OfficeDev/BotBuilder-MicrosoftTeams issue 126.
  if (isTwo(content)) refuse('BadSyntax', 'Activity resulted into multiple skype activities');
  edit(activity, content);
  return { status: 200, body: { id: activity.id } };
};

/** DELETE …/activities/{id} */
export const deleteActivity: Operate = (teams, given) => {
  const activity = ownActivity(teams, given);
  remove(placeOf(teams, given.conversation).conversation, activity);
  return { status: 200 };
};
