import { z } from 'zod';
import { type Command, defineCommand } from '../../chat/command.ts';
import { show } from '../../chat/reply.ts';
import type { Programme } from '../../programme/programme.ts';
import type { Update } from '../update.ts';
import type { Updates } from '../updates.ts';
import { newsView } from './card.ts';
import type { DigestCards } from './cards.ts';

/** News that is listed: what a month or two brings. */
const mostListed = 10;

/** `news`: the latest of the programme, and the rest of a long digest. */
export const createNews = (updates: Updates, cards: DigestCards, programme: Programme): Command =>
  defineCommand({
    name: 'news',
    summary: 'Read the programme’s latest news',
    example: 'news',
    who: 'member',
    readOnly: true,
    input: z.object({ digest: z.uuid().optional() }),
    run: async ({ digest }) => {
      if (digest !== undefined) {
        const all: readonly Update[] = (await cards.updatesOf(digest)) ?? [];
        return show(newsView(all.slice(programme.updates.digest.mostItems), programme));
      }
      return show(newsView(await updates.list(['published'], { from: 0, most: mostListed }), programme));
    },
  });
