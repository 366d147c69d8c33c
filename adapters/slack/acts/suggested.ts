import type { Option } from '@slack/types';
import type { Clock } from '../../../src/calendar/clock.ts';
import { inTime } from '../../in-time.ts';
import type { KeptStore } from '../../kept/store.ts';
import { fieldOf, openFormIn } from '../parse/parse-view.ts';
import type { SuggestionPayload } from '../parse/payloads.ts';
import { channelOf, deliveryOf, originOfInteraction } from '../parse/place.ts';
import { patience } from '../patience.ts';
import { drawOption } from '../render/render-options.ts';
import { conversationOf } from '../who/visits.ts';
import type { ActParts } from './parts.ts';

type SuggestParts = Pick<ActParts, 'dispatch' | 'visits'> & {
  readonly kept: Pick<KeptStore, 'save'>;
  readonly clock: Clock;
};

/** Options that Slack takes at once. */
const most = 100;

/** Answers what somebody types into a search field. Where it takes too long there is nothing to choose yet. */
export const createSuggested = ({ dispatch, visits, kept, clock }: SuggestParts) => {
  const find = async ({
    view,
    block_id,
    value: query,
    user,
    ...payload
  }: SuggestionPayload): Promise<readonly Option[]> => {
    const open = view && openFormIn(view);
    const field = fieldOf(block_id);
    if (!open || field === undefined) return [];
    const visit = await visits.visit(await visits.access(originOfInteraction(payload)), user.id);
    if (visit.kind === 'refused') return [];
    const reply = await dispatch({
      kind: 'suggest',
      deliveryId: deliveryOf('suggest'),
      caller: visit.caller,
      conversation: conversationOf(visit.access.installation, user.id, channelOf(open.via)),
      command: open.command,
      field,
      query,
    });
    if (reply.kind !== 'options') return [];
    const drawn = reply.options.slice(0, most).map(drawOption);
    await kept.save(
      drawn.flatMap((option) => option.kept),
      clock.now(),
    );
    return drawn.map(({ option }) => option);
  };

  return async (
    payload: SuggestionPayload,
    acknowledge: (options: readonly Option[]) => Promise<void>,
  ): Promise<void> => {
    const found = find(payload).catch((): readonly Option[] => []);
    await acknowledge((await inTime(found, patience)) ?? []);
  };
};
