import { z } from 'zod';
import { type Command, defineCommand } from '../chat/command.ts';
import { show } from '../chat/reply.ts';
import type { Programme } from '../programme/programme.ts';
import type { Peers } from './peers.ts';
import { notAPeer, profile } from './views.ts';

/** `profile`: what the programme knows of the caller as a peer. */
export const createProfile = (peers: Peers, programme: Programme): Command =>
  defineCommand({
    name: 'profile',
    summary: 'See what you told us as a peer',
    example: 'profile',
    who: 'member',
    readOnly: true,
    input: z.object({}),
    run: async (_, { caller }) => {
      const peer = await peers.find(caller.person);
      return show(peer ? profile(peer, programme) : notAPeer());
    },
  });
