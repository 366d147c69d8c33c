import { z } from 'zod';
import type { TimeZone } from '../../calendar/time-zone.ts';
import { type Command, defineCommand } from '../../chat/command.ts';
import type { PersonId } from '../../chat/ids.ts';
import { replace, show } from '../../chat/reply.ts';
import type { Audit } from './audit.ts';
import { auditLog } from './views.ts';

/** `audit`: who changed what the bot is trusted with, and when. */
export const createAuditCommand = (audit: Audit, zone: TimeZone): Command =>
  defineCommand({
    name: 'audit',
    summary: 'See who changed roles, workspaces, reviews and holds, and when',
    example: 'audit',
    who: 'office',
    takes: [{ name: 'person', label: 'person', kind: 'person', optional: true }],
    readOnly: true,
    input: z.object({
      person: z
        .uuid()
        .transform((id) => id as PersonId)
        .optional(),
      /** Pressed: the last line that was seen; empty for the newest. */
      after: z.union([z.literal(''), z.uuid()]).optional(),
    }),
    run: async ({ person: about, after }) => {
      const { entries, more } = await audit.page({ about, after: after || undefined });
      const view = auditLog({ entries, more, about, isLater: Boolean(after), zone });
      return after === undefined ? show(view) : replace(view);
    },
  });
