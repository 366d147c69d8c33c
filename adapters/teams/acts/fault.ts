import type { Log } from '../../../src/chat/log.ts';
import { referenceHere } from '../../../src/chat/reference.ts';
import { inWords } from '../../../src/chat/refusal.ts';
import { type Reply, show } from '../../../src/chat/reply.ts';
import { faultOf } from '../bot-framework/fault.ts';

/** Notes what went wrong outside the commands themselves. @returns a reference for whoever it happened to */
export const noteFault = (log: Log, error: unknown): string => {
  const reference = referenceHere();
  const fault = faultOf(error);
  const teams = fault.kind === 'refused' ? `${fault.status} ${fault.error}` : fault.kind;
  log.error({ reference, teams, err: error }, 'an answer on Teams failed');
  return reference;
};

/** The same, in words, where nothing had been done yet. */
export const faultReply = (log: Log, error: unknown): Reply =>
  show(inWords({ kind: 'fault', reference: noteFault(log, error) }));
