import type { PlainTextElement } from '@slack/types';
import { cut } from '../../../src/chat/tidy.ts';

export const isBlank = (text: string): boolean => text.trim() === '';

/**
 * A text object that Slack reads nothing out of, cut at a word where it is longer than `most`
 * characters. Slack refuses empty ones: a dash stands for nothing.
 */
export const plainText = (text: string, most: number): PlainTextElement => ({
  type: 'plain_text',
  text: isBlank(text) ? '–' : cut(text, most),
  emoji: false,
});

/** An address that Slack may be given, as it is written in full; `javascript:` and its like are none. */
export const safeUrl = (url: string, most: number): string | undefined => {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  const isWeb = protocol === 'https:' || protocol === 'http:';
  return isWeb && href.replaceAll('&', '&amp;').length <= most ? href : undefined;
};
