import { z } from 'zod';
import { type Command, defineCommand } from '../chat/command.ts';
import { show } from '../chat/reply.ts';
import type { Block } from '../chat/view.ts';
import type { Programme } from '../programme/programme.ts';

/** `privacy`: the privacy notice, whole, with its version. */
export const createPrivacy = ({ privacyNotice: { title, version, sections } }: Programme): Command =>
  defineCommand({
    name: 'privacy',
    summary: 'Read what is kept about you, why, and who sees it',
    example: 'privacy',
    who: 'anyone',
    readOnly: true,
    input: z.object({}),
    run: async () =>
      show({
        summary: `${title}, version ${version}`,
        blocks: [
          { kind: 'heading', text: title },
          ...sections.flatMap(({ heading, paragraphs }): readonly Block[] => [
            { kind: 'heading', text: heading },
            ...paragraphs.map((text): Block => ({ kind: 'text', text })),
          ]),
          { kind: 'note', text: `Version ${version}.` },
        ],
      }),
  });
