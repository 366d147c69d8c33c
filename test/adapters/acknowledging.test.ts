import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { databases } from '../support/databases.ts';
import { beginWholeBot, metricsToken } from './whole-bot-set-up.ts';

describe('acknowledgements', () => {
  const database = databases[0].use();

  it('are timed, by platform and kind of act; what is refused is none', async () => {
    const { url, sends, fromSlack, typedInSlack, fromTeams, activity } = await beginWholeBot(database());
    const event = {
      ...{ type: 'event_callback', event_id: randomUUID(), team_id: 'T0WESTHAVEN', event_time: 1 },
      event: { type: 'app_uninstalled_not' },
    };
    expect((await sends(typedInSlack('help'))).status).toBe(200);
    expect((await sends(typedInSlack('status'))).status).toBe(200);
    expect((await sends(fromSlack(JSON.stringify(event)))).status).toBe(200);
    expect((await sends({ ...typedInSlack('help'), body: 'command=/hmep' })).status).toBe(401);
    const said = fromTeams(JSON.stringify(activity()));
    expect((await sends(said)).status).toBe(200);
    expect((await sends({ ...said, headers: {} })).status).toBe(401);

    const answer = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${metricsToken}` } });
    const counts = (await answer.text()).match(/^hmep_acknowledgement_seconds_count.*$/gmu);
    expect(counts).toEqual([
      'hmep_acknowledgement_seconds_count{platform="slack",kind="command"} 2',
      'hmep_acknowledgement_seconds_count{platform="slack",kind="event"} 1',
      'hmep_acknowledgement_seconds_count{platform="teams",kind="command"} 1',
    ]);
  });
});
