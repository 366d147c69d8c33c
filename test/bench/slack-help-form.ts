import { channelId, userId, workspaceId } from './slack-places.ts';

let used = 0;

/** `/hmep help` as Slack posts it, each with a trigger of its own. */
export const help = (user: number): Readonly<Record<string, string>> => {
  used += 1;
  return {
    token: 'verification-token',
    team_id: workspaceId(0),
    team_domain: 'council',
    channel_id: channelId(0, 0),
    channel_name: 'highways',
    user_id: userId(user),
    user_name: 'somebody',
    command: '/hmep',
    text: 'help',
    api_app_id: 'A0HMEPBOT',
    is_enterprise_install: 'false',
    response_url: `https://hooks.slack.example/commands/${workspaceId(0)}/${used}/bench`,
    trigger_id: `${used}.1764000000.bench`,
  };
};
