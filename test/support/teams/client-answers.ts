import { isJson } from './call.ts';
import { type CardPlace, cardProblems } from './check-card.ts';
import type { Client } from './client.ts';
import type { Choice } from './client-card.ts';
import type { Answer } from './transport.ts';
import type { Activity, Conversation, Json } from './world.ts';
import { adaptiveCard } from './world-activities.ts';

/** What Teams' own client says. */
export const unreachable = 'Unable to reach app. Please try again.';
export const somethingWrong = 'Something went wrong. Please try again.';

/** @throws where Teams would not show it */
const checkedCard = ({ fake: { strict } }: Client, card: unknown, place: CardPlace): Json => {
  const problems = strict ? cardProblems(card, place) : [];
  if (problems.length > 0) throw new Error(`Teams would not show this card of an answer: ${problems.join('; ')}`);
  return card as Json;
};

const bodyOf = ({ status, body }: Answer): Json | undefined => (status === 200 && isJson(body) ? body : undefined);

/**
 * Does what the answer to an Action.Execute says: its card stands in the place of the one that was pressed, for
 * whoever pressed and until the message is changed; its words are shown below it.
 * @throws where Teams would not know what to do with it
 */
export const heedAction = (client: Client, activity: Activity, answer: Answer): void => {
  const body = bodyOf(answer);
  if (!body) {
    client.notices.push(unreachable);
    return;
  }
  const { statusCode, type, value } = body;
  if (type === adaptiveCard && statusCode === 200) {
    const card = checkedCard(client, value, 'message');
    activity.shown.set(client.user.id, { card, edits: activity.edits });
  } else if (type === 'application/vnd.microsoft.activity.message' && statusCode === 200 && typeof value === 'string') {
    client.notices.push(value);
  } else if (type === 'application/vnd.microsoft.error' && typeof statusCode === 'number' && statusCode >= 400) {
    client.notices.push(somethingWrong);
  } else {
    throw new Error(`Teams does not know this answer to an action: ${JSON.stringify({ statusCode, type })}`);
  }
};

const attachedCard = (client: Client, attachment: unknown): Json => {
  if (!isJson(attachment) || attachment['contentType'] !== adaptiveCard) {
    throw new Error('A dialog shows an attached Adaptive Card');
  }
  return checkedCard(client, attachment['content'], 'dialog');
};

interface Opening {
  readonly conversation: Conversation;
  readonly opener: Activity;
}

/** Opens what a `task` says. @throws where Teams would not know what to do with it */
const showTask = (client: Client, opening: Opening, task: unknown): void => {
  const { dialogs } = client.tenant;
  if (!isJson(task)) throw new Error('A task is an object');
  const { type, value } = task;
  if (type === 'message' && typeof value === 'string') {
    dialogs.set(client.user.id, { ...opening, title: '', content: { kind: 'message', text: value } });
    return;
  }
  if (type !== 'continue' || !isJson(value)) throw new Error(`Teams does not know this task: ${JSON.stringify(type)}`);
  const { title = '', card } = value;
  const content = { kind: 'card', card: attachedCard(client, card) } as const;
  dialogs.set(client.user.id, { ...opening, title: String(title), content });
};

/** Does what the answer to a task/fetch or a task/submit says; an empty answer to a submission closes the dialog. */
export const heedTask = (client: Client, opening: Opening, answer: Answer, isSubmission: boolean): void => {
  const isEmpty = answer.status === 200 && (answer.body === '' || (isJson(answer.body) && !('task' in answer.body)));
  if (isSubmission && isEmpty) {
    client.tenant.dialogs.delete(client.user.id);
    return;
  }
  const body = bodyOf(answer);
  if (body) showTask(client, opening, body['task']);
  else client.notices.push(unreachable);
};

/** What a search found. @throws where Teams would not show it */
export const foundIn = (answer: Answer): readonly Choice[] => {
  const body = bodyOf(answer);
  if (!body) throw new Error(`The suggestions did not come (${answer.status || 'no answer in time'})`);
  const { statusCode, type, value } = body;
  const results = isJson(value) ? value['results'] : undefined;
  if (statusCode !== 200 || type !== 'application/vnd.microsoft.search.searchResponse' || !Array.isArray(results)) {
    throw new Error(`These are no suggestions: ${JSON.stringify({ statusCode, type })}`);
  }
  return results.map((each: unknown) => {
    const { title, value: chosen } = isJson(each) ? each : {};
    if (typeof title !== 'string' || title === '' || typeof chosen !== 'string' || chosen === '') {
      throw new Error(`Teams would not show this suggestion: ${JSON.stringify(each)}`);
    }
    return { title, value: chosen };
  });
};
