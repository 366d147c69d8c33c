import type { PlainTextElement } from '@slack/types';
import { cut, isBlank } from '../../../src/chat/tidy.ts';
import { webUrl } from '../../web-url.ts';

/**
 * A text object that Slack reads nothing out of, cut at a word where it is longer than `most`
 * characters. Slack refuses empty ones: a dash stands for nothing.
 */
export const plainText = (text: string, most: number): PlainTextElement => ({
  type: 'plain_text',
  text: isBlank(text) ? '–' : cut(text, most),
  emoji: false,
});

/** An address that Slack may be given; undefined where it is too long or no web address. */
export const safeUrl = (url: string, most: number): string | undefined => {
  const href = webUrl(url);
  return href !== undefined && href.replaceAll('&', '&amp;').length <= most ? href : undefined;
};
