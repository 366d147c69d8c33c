import type { Invoked } from '../framework.ts';
import { createActed } from './acted.ts';
import { createDialog } from './dialog.ts';
import type { ActParts, Deed } from './parts.ts';
import { createSearched, found } from './searched.ts';

/** Everything that Teams wants an answer to in the body. */
export const createInvokes = (parts: ActParts) => {
  const acted = createActed(parts);
  const dialog = createDialog(parts);
  const searched = createSearched(parts);

  return {
    answer: async (deed: Deed): Promise<Invoked> => {
      switch (deed.activity.name) {
        case 'adaptiveCard/action':
          return acted.execute(deed);
        case 'task/fetch':
        case 'task/submit':
          return dialog(deed);
        case 'application/search':
          return searched(deed);
        default:
          return { status: 501 };
      }
    },

    /** An action of an older client, which comes as a message. */
    submit: acted.submit,
  };
};

/** Words in the place of an answer. @param name of the invocation */
export const inPlace = (name: string | undefined, value: string): Invoked => {
  if (name === 'application/search') return found([]);
  if (name?.startsWith('task/')) return { status: 200, body: { task: { type: 'message', value } } };
  return { status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value } };
};
