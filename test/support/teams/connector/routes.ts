import { type Call, type Operation, refuse } from '../call.ts';
import type { FakeState } from '../state.ts';
import { type Answered, deleteActivity, type Given, type Operate, reply, send, update } from './activities.ts';
import { createConversation } from './conversations.ts';
import { member, members, pagedMembers } from './members.ts';

type ConnectorOperation = Exclude<Operation, 'token'>;

const operations: Readonly<Record<ConnectorOperation, Operate>> = {
  createConversation,
  send,
  reply,
  update,
  delete: deleteActivity,
  member,
  members,
  pagedMembers,
};

/** What a path with this method asks for: the conversation's id and what else it names. */
export type Route = Pick<Call, 'conversation' | 'target'> & { readonly operation: ConnectorOperation };

const shapes: readonly (readonly [string, RegExp, ConnectorOperation])[] = [
  ['POST', /^\/v3\/conversations\/?$/u, 'createConversation'],
  ['POST', /^\/v3\/conversations\/([^/]+)\/activities\/?$/u, 'send'],
  ['POST', /^\/v3\/conversations\/([^/]+)\/activities\/([^/]+)$/u, 'reply'],
  ['PUT', /^\/v3\/conversations\/([^/]+)\/activities\/([^/]+)$/u, 'update'],
  ['DELETE', /^\/v3\/conversations\/([^/]+)\/activities\/([^/]+)$/u, 'delete'],
  ['GET', /^\/v3\/conversations\/([^/]+)\/members$/u, 'members'],
  ['GET', /^\/v3\/conversations\/([^/]+)\/members\/([^/]+)$/u, 'member'],
  ['GET', /^\/v3\/conversations\/([^/]+)\/pagedmembers$/u, 'pagedMembers'],
];

/** @returns undefined where the connector has no such path */
export const routeFor = (method: string, path: string): Route | undefined => {
  for (const [on, shape, operation] of shapes) {
    const named = on === method ? shape.exec(path) : null;
    if (!named) continue;
    const [, conversation = '', target = ''] = named;
    return { operation, conversation: decodeURIComponent(conversation), target: decodeURIComponent(target) };
  }
  return undefined;
};

/** Does what is asked for, for somebody who has a good token. @throws {Refusal} */
export const operate = (
  teams: FakeState,
  operation: ConnectorOperation,
  given: Given,
  token: string | undefined,
): Answered => {
  if (!teams.login.isGood(token)) refuse('Unauthorized');
  return operations[operation](teams, given);
};
