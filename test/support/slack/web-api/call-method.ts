import { type Args, refuse } from '../call.ts';
import type { FakeState } from '../state.ts';
import type { Json } from '../world.ts';
import { apps } from './apps.ts';
import { auth } from './auth.ts';
import { chat } from './chat.ts';
import { conversations } from './conversations.ts';
import type { Method } from './method.ts';
import { checkScope } from './scopes.ts';
import { users } from './users.ts';
import { views } from './views.ts';

const methods: Readonly<Record<string, Method>> = { ...auth, ...users, ...conversations, ...chat, ...views, ...apps };

const checkAppToken = (slack: FakeState, token: string | undefined): void => {
  if (token === undefined) refuse('not_authed');
  if (token === slack.appToken) return;
  slack.tokens.check(token);
  refuse('not_allowed_token_type');
};

const byBot = (slack: FakeState, { scopes = [], run }: Extract<Method, { by: 'bot' }>, args: Args, token?: string) => {
  if (token !== undefined && token === slack.appToken) refuse('not_allowed_token_type');
  const access = slack.tokens.check(token);
  checkScope(access, scopes);
  return run({ slack, args, access, workspace: slack.world.workspace(access.workspace) });
};

/** Does what a method does, and gives what it answers besides `"ok": true`. @throws {Refusal} */
export const callMethod = (slack: FakeState, name: string, args: Args, token: string | undefined): Json => {
  const method = methods[name];
  if (!method) return refuse('unknown_method', { req_method: name });
  if (method.by === 'client') return method.run({ slack, args });
  if (method.by === 'bot') return byBot(slack, method, args, token);
  checkAppToken(slack, token);
  return method.run(slack);
};

/** The scopes of a token, which Slack tells in a header of every answer. */
export const scopesOfToken = (slack: FakeState, token: string | undefined): string | undefined => {
  try {
    return [...slack.tokens.check(token).scopes].join(',');
  } catch {
    return undefined;
  }
};
