import { z } from 'zod';
import type { Region } from '../../authorities/authority.ts';
import type { CalendarDate } from '../../calendar/calendar-date.ts';
import { dateAt } from '../../calendar/time-zone.ts';
import { type Command, defineCommand } from '../../chat/command.ts';
import { numberInput } from '../../chat/inputs.ts';
import { replace, show } from '../../chat/reply.ts';
import { textsIn } from '../../chat/values.ts';
import { mostOfUpdate, type UpdateId, type UpdateWords } from '../update.ts';
import type { Updates } from '../updates.ts';
import { type PostFormParts, postForm, publishAtOf } from './post-form.ts';
import { preview, updateGone } from './views.ts';

export interface PostParts extends PostFormParts {
  readonly updates: Updates;
}

const optional = z
  .string()
  .optional()
  .transform((text) => text || undefined);

const input = z.object({
  title: z.string().min(1).max(mostOfUpdate.title),
  text: z.string().min(1).max(mostOfUpdate.text),
  link: optional,
  topic: z.string().min(1),
  themes: z.array(z.string()).default([]),
  region: optional,
  expiresOn: optional,
  urgent: z.boolean().default(false),
  publishOn: optional,
  publishTime: optional,
  /** What is corrected, as it was seen. */
  change: z
    .uuid()
    .transform((id) => id as UpdateId)
    .optional(),
  seen: numberInput.default(0),
});

const wordsOf = ({
  title,
  text,
  link,
  topic,
  themes,
  region,
  expiresOn,
  urgent,
}: z.infer<typeof input>): UpdateWords => ({
  title,
  text,
  ...(link !== undefined && { link }),
  topic,
  themes,
  ...(region !== undefined && { region: region as Region }),
  ...(expiresOn !== undefined && { expiresOn: expiresOn as CalendarDate }),
  urgent,
});

/** `post`: the office writes programme news, looks at it, and sends it off. */
export const createPost = ({ updates, ...parts }: PostParts): Command =>
  defineCommand({
    name: 'post',
    summary: 'Write programme news, now or for later',
    example: 'post',
    who: 'office',
    input,
    form: async ({ now }, { change }) => {
      const [id] = textsIn(change);
      const update = id === undefined ? undefined : await updates.find(id);
      if (id !== undefined && (!update || update.state === 'withdrawn')) return updateGone();
      return postForm(update, parts, now);
    },
    run: (asked, { caller, now, change }) =>
      change(async (tx) => {
        const words = wordsOf(asked);
        const { publishOn = '', publishTime = '' } = asked;
        const publishAt = publishAtOf({ publishOn, publishTime }, dateAt(now, parts.timeZone), parts.timeZone) ?? now;
        if (asked.change !== undefined) {
          const seen = { id: asked.change, version: asked.seen };
          const corrected = await updates.correct(tx, seen, { words, publishAt }, now);
          return corrected ? replace(preview(corrected, parts)) : show(updateGone());
        }
        const drafted = await updates.draft(tx, { ...words, publishAt, author: caller.person }, now);
        return show(preview(drafted, parts));
      }),
  });
