/**
 * What Slack takes, in characters unless it says otherwise
 * (https://docs.slack.dev/reference/block-kit).
 */
export const limits = {
  text: 3_000,
  header: 150,
  buttonLabel: 75,
  buttonValue: 2_000,
  /** Elements of one `actions` block. */
  actions: 25,
  /** The label and the description of an option. */
  option: 75,
  optionValue: 150,
  /** Options of one group of checkboxes or radio buttons. */
  boxes: 10,
  /** Options of one menu, or of one group of a menu. */
  menu: 100,
  id: 255,
  label: 2_000,
  hint: 2_000,
  placeholder: 150,
  url: 3_000,
  privateMetadata: 3_000,
  /** The title of a modal and the labels of its own two buttons. */
  modalTitle: 24,
} as const;

/** What one message or view holds: blocks, and their weight (see {@link weightOf}). */
export interface Room {
  readonly blocks: number;
  readonly weight: number;
}

/**
 * Slack answers `msg_blocks_too_long` at about 13,200 characters of blocks as JSON
 * (slackapi/bolt-js issues 2509 and 2867); documented are 12,000 of text.
 */
export const messageRoom: Room = { blocks: 50, weight: 12_000 };

/** A view may have 250 kB; a page that long is none to read. */
export const viewRoom: Room = { blocks: 100, weight: 60_000 };

/** The most that one piece of a view weighs, so that a few of them always fit into a message. */
export const pieceWeight = 5_000;

/** What Slack counts of a text in JSON: it escapes & < > when it stores them. */
export const weightOf = (content: unknown): number => {
  const json = JSON.stringify(content);
  if (!/[&<>]/u.test(json)) return json.length;
  return json.length + 4 * (json.split('&').length - 1) + 3 * (json.split(/[<>]/u).length - 1);
};

/**
 * Content as JSON for a value or an id, in which Slack has nothing to escape: in a message's payload it
 * gives back `&amp;` for `&` (slackapi/bolt-python issue 513).
 */
export const jsonFor = (content: unknown): string =>
  JSON.stringify(content).replace(/[&<>]/gu, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);
