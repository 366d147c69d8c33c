import { z } from 'zod';
import type { Invoked } from '../framework.ts';
import type { ActParts, Deed } from './parts.ts';
import { basicsOf } from './parts.ts';

/** A search field names its command and itself: `volunteer/organisations`. */
const search = z.object({ dataset: z.string().regex(/^[^/]+\/.+$/su), queryText: z.string().max(10_000).default('') });

/** Options that a list shows. */
const most = 15;

/** What was found, as Teams wants it. */
export const found = (results: readonly object[]): Invoked => ({
  status: 200,
  body: { statusCode: 200, type: 'application/vnd.microsoft.search.searchResponse', value: { results } },
});

/** Answers what somebody types into a search field. */
export const createSearched =
  ({ dispatch, draw }: Pick<ActParts, 'dispatch' | 'draw'>) =>
  async (deed: Deed): Promise<Invoked> => {
    const read = search.safeParse(deed.activity.value);
    const [command = '', ...field] = read.success ? read.data.dataset.split('/') : [];
    const reply = await dispatch({
      ...basicsOf(deed, 'search'),
      kind: 'suggest',
      command,
      field: field.join('/'),
      query: read.success ? read.data.queryText : '',
    });
    const options = reply.kind === 'options' ? reply.options.slice(0, most) : [];
    return found(await draw.results(options));
  };
