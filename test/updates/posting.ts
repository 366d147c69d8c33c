import type { Reply } from '../../src/chat/reply.ts';
import { button, type Person } from '../support/bot.ts';

/** For everybody, at once, and for good. */
export const forAll = {
  ...{ topic: 'news', themes: [], region: '', expiresOn: '' },
  ...{ urgent: false, publishOn: '', publishTime: '' },
};

/** An officer writes an update and sends it off. @param more whom it is for, where that is not everybody */
export const sendsOff = async (
  office: Person,
  title: string,
  more: Readonly<Record<string, string | boolean | string[]>> = {},
): Promise<Reply> => {
  const words = { title, text: `About ${title}.`, link: '' };
  const second = await office.submits(await office.types('post'), words);
  return office.presses(button(await office.submits(second, { ...forAll, ...more }), 'Send it off'));
};
