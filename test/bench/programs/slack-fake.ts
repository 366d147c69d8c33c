import { type FakeSlackSettings, startFakeSlack } from '../../support/slack/fake-slack.ts';
import { isReady, programSettings } from '../program.ts';
import { botIdIn, channelId, type Places, signingSecret, tokenOf, workspaceId } from '../slack-places.ts';

/** A fake Slack with these places; `perChannel` is the pace that it enforces. */
const { workspaces, channels, perChannel } = programSettings<Places & Pick<FakeSlackSettings, 'perChannel'>>();

const fake = await startFakeSlack({
  signingSecret,
  strict: false,
  record: false,
  ...(perChannel && { perChannel }),
  workspaces: Array.from({ length: workspaces }, (_, workspace) => ({
    id: workspaceId(workspace),
    name: 'Council',
    token: tokenOf(workspace),
    botUserId: botIdIn(workspace),
    users: [],
    channels: Array.from({ length: channels }, (_, channel) => ({
      id: channelId(workspace, channel),
      name: channelId(workspace, channel).toLowerCase(),
      members: [botIdIn(workspace)],
    })),
  })),
});

/** The fewest and the most messages that a channel got since this was last asked. */
const countMessages = (): { readonly least: number; readonly most: number } => {
  const all = [...fake.world.workspaces.values()].flatMap((workspace) => [...workspace.channels.values()]);
  const counts = all.map(({ messages }) => messages.splice(0).length);
  return { least: Math.min(...counts), most: Math.max(...counts) };
};

isReady({ apiUrl: fake.apiUrl }, countMessages);
