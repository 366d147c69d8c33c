import type { PersonalData } from '../../src/people/personal-data.ts';
import { deleteKeptNaming } from './store.ts';

/** What did not fit into messages: it belongs to nobody, and may name anybody. */
export const createKeptData = (): PersonalData => ({
  room: 'kept',
  holds: ['kept'],
  stays: [],
  // It is the rest of messages, and nowhere written whose: what they told of is held, and exported, elsewhere.
  export: async () => [],
  merge: async () => [],
  erase: (tx, { traces }) => deleteKeptNaming(tx, traces),
});
