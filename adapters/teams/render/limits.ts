/** What cards hold, in characters unless it says otherwise. */
export const limits = {
  /**
   * Bytes of a card as JSON. Teams takes 28 KB of a message with all that surrounds the card
   * (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages).
   */
  card: 25_000,
  /** Actions that Teams shows in one row; further ones would go into a menu. */
  actions: 6,
  actionTitle: 60,
  /** Bytes of the values of a press; they stand in its action twice. */
  pressData: 600,
  url: 1_000,
  heading: 300,
  summary: 1_000,
  fallbackText: 300,
  mentionName: 80,
  label: 300,
  hint: 500,
  error: 500,
  /** The title of a choice in a menu, and of one with its description that may take several lines. */
  choice: 100,
  wrappedChoice: 200,
  choiceValue: 100,
  /** Choices that are shown open. */
  openChoices: 10,
  /** Choices that Teams shows while somebody types. */
  found: 15,
} as const;

/** Bytes of something as JSON in UTF-8. */
export const weightOf = (content: unknown): number => Buffer.byteLength(JSON.stringify(content));
