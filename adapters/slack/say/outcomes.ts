import type { Outcome } from '../../../src/delivery/message.ts';
import type { Fault } from '../api/web-api.ts';

/** Slack has shut the bot out of the whole workspace: https://docs.slack.dev/reference/methods/chat.postMessage */
const shutOut: Readonly<Record<string, string>> = {
  account_inactive: 'Slack has closed the bot’s account in this workspace.',
  app_uninstalled: 'The bot was uninstalled.',
  ekm_access_denied: 'The organisation’s administrators have suspended access.',
  enterprise_is_restricted: 'The organisation does not let the bot in.',
  invalid_auth: 'Slack does not accept the bot’s token.',
  not_authed: 'Slack does not accept the bot’s token.',
  org_login_required: 'The workspace is being moved into an organisation.',
  token_revoked: 'The bot’s token was revoked.',
};

/** Whom or where it was for is gone, or does not let the bot write. */
const gone: Readonly<Record<string, string>> = {
  access_denied: 'Slack does not let the bot write there.',
  cannot_dm_bot: 'It is for another bot.',
  channel_is_archived: 'The channel was archived.',
  channel_not_found: 'The channel is gone, or the bot is not in it.',
  is_archived: 'The channel was archived.',
  is_inactive: 'The channel is not used any more.',
  messages_tab_disabled: 'This person cannot get messages from the bot.',
  no_permission: 'Slack does not let the bot write there.',
  not_in_channel: 'The bot is not in the channel. Type “/invite @HMEP” there.',
  restricted_action: 'Only some people may write in this channel.',
  team_access_not_granted: 'The organisation has not given the bot access to this workspace.',
  user_disabled: 'This person’s account was closed.',
  user_not_found: 'This person is not in the workspace any more.',
  user_not_in_channel: 'This person is not in the channel any more.',
  users_not_found: 'This person is not in the workspace any more.',
};

/** Slack's words for a channel that is gone, closed, or not the bot's: if it comes back, Slack tells. */
const notOurs = new Set(['channel_is_archived', 'channel_not_found', 'is_archived', 'is_inactive', 'not_in_channel']);

/** Whether the bot is in the channel no more, or nobody is. */
export const isShutOutOf = (fault: Fault): boolean => fault.kind === 'refused' && notOurs.has(fault.error);

/** A message that cannot be updated any more is as good as gone. */
const notUpdatable: Readonly<Record<string, string>> = {
  cant_update_message: 'The message is not the bot’s.',
  edit_window_closed: 'The message is too old to be changed.',
  message_not_found: 'The message was deleted.',
};

/** Slack's own trouble, which passes. */
const passing = new Set(['ratelimited', 'rate_limited', 'service_unavailable', 'team_added_to_org', 'token_expired']);

const refusedWith = (error: string): Outcome => {
  const stopped = shutOut[error];
  if (stopped !== undefined) return { kind: 'stopped', why: stopped };
  const unreachable = gone[error] ?? notUpdatable[error];
  if (unreachable !== undefined) return { kind: 'unreachable', why: unreachable };
  if (passing.has(error)) return { kind: 'failed', why: 'Slack could not take it just now.' };
  return { kind: 'failed', why: `Slack did not take it (${error}).`, final: true };
};

/** What became of a message whose call failed. */
export const outcomeOf = (fault: Fault, now: Date): Outcome => {
  switch (fault.kind) {
    case 'refused':
      return refusedWith(fault.error);
    case 'rate-limited':
      return { kind: 'later', notBefore: new Date(now.getTime() + fault.seconds * 1_000) };
    case 'unsent':
      return { kind: 'failed', why: 'Slack could not be reached.' };
    case 'unclear':
      return { kind: 'uncertain', why: 'Slack did not say whether it took it.' };
  }
};
