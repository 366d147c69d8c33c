import type { Log } from '../../../src/chat/log.ts';
import { referenceHere } from '../../../src/chat/reference.ts';
import { inWords } from '../../../src/chat/refusal.ts';
import type { View } from '../../../src/chat/view.ts';
import { faultOf } from '../api/web-api.ts';

/** Notes what went wrong outside the commands themselves, and puts it into words. */
export const faultInWords = (log: Log, error: unknown): View => {
  const reference = referenceHere();
  const fault = faultOf(error);
  log.error(
    { reference, slack: fault.kind === 'refused' ? fault.error : fault.kind, err: error },
    'an answer on Slack failed',
  );
  return inWords({ kind: 'fault', reference });
};
