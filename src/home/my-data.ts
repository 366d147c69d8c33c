import { z } from 'zod';
import { type Command, defineCommand } from '../chat/command.ts';
import { show } from '../chat/reply.ts';
import type { Exports } from '../people/exports/exports.ts';
import { myData } from './my-data-views.ts';

/**
 * `my-data`: all that is held about the caller.
 * @param publicUrl where people reach the bot with a browser; without it there is no file, and all is in the message
 */
export const createMyData = (exports: Exports, publicUrl: string | undefined): Command =>
  defineCommand({
    name: 'my-data',
    summary: 'See all that is held about you, and take it with you',
    example: 'my-data',
    who: 'anyone',
    readOnly: true,
    input: z.object({}),
    run: async (_, { caller, now }) => {
      const parts = await exports.held(caller.person);
      if (publicUrl === undefined) return show(myData(parts, { now }));
      const link = `${publicUrl}/my-data/${await exports.newToken(caller.person, now)}`;
      return show(myData(parts, { link, now }));
    },
  });
