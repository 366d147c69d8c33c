import type { View } from '../../src/chat/view.ts';
import type { Address, Messenger, Outcome, SentId } from '../../src/delivery/message.ts';

/** A message as it stands on the platform that a test plays. */
export interface Posted {
  readonly ref: string;
  readonly id: SentId;
  readonly to: Address;
  view: View;
  updates: number;
}

export interface TestMessenger extends Messenger {
  /** Everything that arrived, in order. */
  readonly posted: Posted[];
  /** What the platform does with the next messages, instead of taking them. */
  answer: (to: Address, id: SentId) => Promise<Outcome | undefined> | Outcome | undefined;
  /** What the platform does with the next updates. */
  answerUpdate: (ref: string) => Promise<Outcome | undefined> | Outcome | undefined;
}

/** A platform in memory: it takes what it is given, unless the test says otherwise. */
export const createTestMessenger = (window = 10): TestMessenger => {
  const posted: Posted[] = [];
  const messenger: TestMessenger = {
    window,
    posted,
    answer: () => undefined,
    answerUpdate: () => undefined,
    send: async (to, view, id) => {
      const answer = await messenger.answer(to, id);
      if (answer) return answer;
      const ref = `message-${posted.length + 1}`;
      posted.push({ ref, id, to, view, updates: 0 });
      return { kind: 'sent', ref };
    },
    update: async (ref, view) => {
      const answer = await messenger.answerUpdate(String(ref));
      if (answer) return answer;
      const found = posted.find((each) => each.ref === ref);
      if (!found) return { kind: 'unreachable', why: 'gone' };
      found.view = view;
      found.updates += 1;
      return { kind: 'sent', ref };
    },
  };
  return messenger;
};
