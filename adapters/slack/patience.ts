/** Milliseconds within which an answer goes into the acknowledgement, which Slack wants within 3,000. */
export const patience = 2_000;

/** Milliseconds after which a placeholder is opened: what opens a modal lives for 3,000. */
export const untilPlaceholder = 500;
