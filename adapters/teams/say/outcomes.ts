import type { Outcome } from '../../../src/delivery/message.ts';
import type { Fault } from '../bot-framework/fault.ts';

/**
 * Whom or where it was for is gone, or does not let the bot write:
 * https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability#status-codes-from-bot-apis
 */
const gone: Readonly<Record<string, string>> = {
  BotNotInConversationRoster: 'The bot is not in this conversation any more.',
  ConversationBlockedByUser: 'This person has blocked the bot.',
  ConversationNotFound: 'The conversation is gone.',
  MessageWritesBlocked: 'This person has blocked the bot, or removed it.',
  NotEnoughPermissions: 'The bot may not write in this conversation.',
  UserBlocked: 'This person has blocked the bot.',
};

/** The tenant does not let the bot in. */
const shutOut: Readonly<Record<string, string>> = {
  BotDisabledByAdmin: 'The tenant’s administrators have switched the bot off.',
  InvalidBotApiHost: 'The tenant is served from another cloud.',
};

const refusedWith = (status: number, error: string): Outcome => {
  const stopped = shutOut[error];
  if (stopped !== undefined) return { kind: 'stopped', why: stopped };
  if (status === 401)
    return {
      kind: 'stopped',
      why: 'Teams does not accept the bot’s registration. Check TEAMS_APP_ID and TEAMS_APP_PASSWORD.',
    };
  if (gone[error] !== undefined) return { kind: 'unreachable', why: gone[error] };
  if (status === 403)
    return { kind: 'unreachable', why: 'The bot may not write there: it was removed, or never added.' };
  if (status === 404) return { kind: 'unreachable', why: 'The conversation or the message is gone.' };
  return { kind: 'failed', why: `Teams did not take it (${status}${error === '' ? '' : ` ${error}`}).`, final: true };
};

/** What became of a message whose call failed. */
export const outcomeOf = (fault: Fault, now: Date): Outcome => {
  switch (fault.kind) {
    case 'refused':
      return refusedWith(fault.status, fault.error);
    case 'rate-limited':
      return { kind: 'later', notBefore: new Date(now.getTime() + fault.seconds * 1_000) };
    case 'unsent':
      return { kind: 'failed', why: 'Teams could not be reached, or could not take it just now.' };
    case 'unclear':
      return { kind: 'uncertain', why: 'Teams did not say whether it took it.' };
  }
};
