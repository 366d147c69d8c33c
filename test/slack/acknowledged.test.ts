import { describe, expect, it } from 'vitest';
import { mainly } from '../support/databases.ts';
import { createPerson } from '../support/slack/person.ts';
import { beginBot, people, workspace } from './bot-set-up.ts';

describe.each(mainly('embedded'))('a press on Slack, on $kind', ({ use }) => {
  const database = use();

  it('is acknowledged when it is stored what it does', async () => {
    const bot = await beginBot({ database: database() });
    await bot.ann.types('/hmep card');
    const transport = bot.transport();
    const known: (readonly string[])[] = [];
    const ann = createPerson({
      fake: bot.fake,
      workspace: workspace.id,
      user: people.ann,
      settled: bot.settled,
      transport: {
        ...transport,
        deliver: async (...delivered) => {
          const answer = await transport.deliver(...delivered);
          expect(answer.status).toBe(200);
          known.push([...bot.contract.changes]);
          return answer;
        },
      },
    });
    await ann.presses('Leave version 1');
    expect(known).toEqual([['left version 1']]);
  });
});
