import type { View } from '../../../src/chat/view.ts';
import type { Fault } from '../api/web-api.ts';

const notIn = 'Only you can see this, because I am not in this channel. Type “/invite @HMEP” here, then ask again.';
const archived = 'Only you can see this, because this channel was archived.';

/** Why Slack refused an answer for everybody, where somebody can do something about it. */
const refusals: Readonly<Record<string, string>> = {
  not_in_channel: notIn,
  channel_not_found: notIn,
  is_archived: archived,
  channel_is_archived: archived,
  is_inactive: archived,
};

const why = (fault: Fault): string => {
  switch (fault.kind) {
    case 'refused':
      return refusals[fault.error] ?? 'Only you can see this, because Slack does not let me write in this channel.';
    case 'rate-limited':
      return 'Only you can see this, because Slack takes no more messages here just now. Ask again in a minute.';
    case 'unsent':
      return 'Only you can see this, because Slack could not be reached. Ask again in a minute.';
    case 'unclear':
      return 'Slack did not say whether it has shown this to everybody. If only you can see it, ask again.';
  }
};

/** What was to be shown to a channel and was not: whoever asked sees it, and what to do. */
export const onlyForYou = (view: View, fault: Fault): View => ({
  summary: view.summary,
  blocks: [...view.blocks, { kind: 'divider' }, { kind: 'note', text: why(fault) }],
});
