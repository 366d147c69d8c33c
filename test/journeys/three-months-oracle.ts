/** Clocks in London show an hour more than UTC until then, in the autumn of this journey. */
const clocksGoBack = Date.parse('2026-10-25T01:00:00Z');
const hour = 3_600_000;

/**
 * The instant at which London's clocks show `2026-09-21 10:00`: the first of the two where they show it twice.
 * What ends in a Z is an instant already.
 */
export const london = (local: string): Date => {
  if (local.endsWith('Z')) return new Date(local);
  const shown = Date.parse(`${local.replace(' ', 'T')}:00Z`);
  return new Date(shown - hour < clocksGoBack ? shown - hour : shown);
};

export const londonDate = (at: Date): string =>
  new Date(at.getTime() + (at.getTime() < clocksGoBack ? hour : 0)).toISOString().slice(0, 10);

/** Every date from one to the other. */
export const days = (from: string, to: string): readonly string[] => {
  const all: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += 24 * hour) {
    all.push(new Date(at).toISOString().slice(0, 10));
  }
  return all;
};

/** What the officer writes, with when it happens on the clocks of London. */
export interface Piece {
  readonly title: string;
  readonly topic: 'news' | 'reviews' | 'calls' | 'practices' | 'events' | 'reports';
  readonly at: string;
  readonly themes?: readonly string[];
  readonly region?: string;
  readonly urgent?: true;
  /** When it is to be published, where that is later. */
  readonly publish?: string;
  /** The last date on which it is news. */
  readonly until?: string;
  readonly corrected?: { readonly at: string; readonly title: string };
  readonly withdrawn?: string;
}

export interface Reader {
  readonly every: 'day' | 'week' | 'month';
  /** The day of the week, 0 for Sunday, or of the month. */
  readonly on?: number;
  readonly at: string;
  readonly topics?: readonly string[];
  readonly themes?: readonly string[];
  readonly region?: string;
  readonly isAuthor?: true;
}

export interface Digest {
  readonly on: string;
  readonly titles: readonly string[];
}

const lastDay = (date: string): number =>
  new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)), 0)).getUTCDate();

const isItsDay = ({ every, on = 0 }: Reader, date: string): boolean => {
  if (every === 'day') return true;
  if (every === 'week') return new Date(date).getUTCDay() === on;
  return Number(date.slice(8)) === Math.min(on, lastDay(date));
};

const nearness = (reader: Reader, piece: Piece): number => {
  const themes = (piece.themes ?? []).filter((theme) => reader.themes?.includes(theme)).length;
  const away = reader.region && piece.region && reader.region !== piece.region ? -1 : 0;
  return 2 * themes + (reader.region !== undefined && reader.region === piece.region ? 2 : away);
};

/** When a piece is published: at once, or when the bot first looks after its time. */
const publishedAt = ({ at, publish }: Piece, looks: readonly Date[]): Date => {
  if (publish === undefined) return london(at);
  return looks.find((look) => look >= london(publish)) ?? new Date(8.64e15);
};

/** The title that a piece has at a time. */
const titleAt = ({ title, corrected }: Piece, at: Date): string =>
  corrected && london(corrected.at) <= at ? corrected.title : title;

/**
 * Which digests somebody gets, on which day and with what, all of it in order.
 * @param looks every time at which the bot looks for what is due
 * @param since when they subscribed
 * @param now at which time the titles are read; when the digest came where it is missing
 */
export const digestsOf = (
  reader: Reader,
  pieces: readonly Piece[],
  { looks, since, now }: { readonly looks: readonly Date[]; readonly since: string; readonly now?: Date },
): readonly Digest[] => {
  const last = looks.at(-1) ?? london(since);
  const due = days(since.slice(0, 10), londonDate(last))
    .filter((date) => isItsDay(reader, date))
    .map((date) => london(`${date} ${reader.at}`));
  const digests: Digest[] = [];
  let [before, seen] = [london(since), london(since)];
  for (const look of looks) {
    if (due.some((each) => each > before && each <= look)) {
      const items = pieces
        .filter((piece) => publishedAt(piece, looks) > seen && publishedAt(piece, looks) <= look)
        .filter(({ topic }) => reader.topics?.includes(topic) ?? true)
        .filter(({ until }) => until === undefined || until >= londonDate(look))
        .filter(({ withdrawn }) => withdrawn === undefined || london(withdrawn) > look)
        .filter(() => !reader.isAuthor)
        .sort((one, other) => {
          const nearer = nearness(reader, other) - nearness(reader, one);
          return nearer || publishedAt(other, looks).getTime() - publishedAt(one, looks).getTime();
        });
      seen = look;
      if (items.length > 0)
        digests.push({ on: londonDate(look), titles: items.map((each) => titleAt(each, now ?? look)) });
    }
    before = look;
  }
  return digests;
};
