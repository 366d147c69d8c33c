import type { Who } from './review-places.ts';
import type { ReviewTown } from './review-town.ts';

/** Something that somebody ticked or unticked, and whether they were told that it worked. */
export interface Act {
  readonly who: Who;
  readonly label: string;
  readonly done: boolean;
  readonly isAnswered: boolean;
}

/** Enough of a label to find it by: buttons show no more. */
const beginning = (label: string): string => label.slice(0, 40);

interface Flight {
  /** Whose item is whose: nobody ticks another's, so that each item's history is one person's. */
  readonly items: Readonly<Partial<Record<Who, string>>>;
  /** Where they tick it: on the card of their channel, or on their own list, which is drawn anew at each tick. */
  readonly from: (who: Who) => 'team' | undefined;
  /** Told of each act. */
  readonly onAct: (act: Act) => void;
}

/** Everybody ticks their item and unticks it, over and over and all at the same time, until the bot says nothing more. */
export const untilNobodyAnswers = async (town: ReviewTown, { items, from, onAct }: Flight): Promise<void> => {
  const ticksOn = async (who: Who, label: string): Promise<void> => {
    let status = 200;
    const channel = from(who);
    const desk = town.desk(who, {
      hurried: true,
      onAnswer: (answer) => {
        status = answer.status;
      },
      ...(channel && { channel }),
    });
    for (let done = true; status === 200; done = !done) {
      await (done ? desk.ticks(beginning(label)) : desk.unticks(beginning(label)));
      onAct({ who, label, done, isAnswered: status === 200 });
    }
  };
  await Promise.all((Object.entries(items) as [Who, string][]).map(([who, label]) => ticksOn(who, label)));
};

/** Somebody ticks or unticks an item on the card of their channel, and is told that it worked. */
export const actsOn = async (town: ReviewTown, who: Who, label: string, done: boolean): Promise<Act> => {
  let status = 0;
  const desk = town.desk(who, {
    channel: 'team',
    onAnswer: (answer) => {
      status = answer.status;
    },
  });
  await (done ? desk.ticks(beginning(label)) : desk.unticks(beginning(label)));
  return { who, label, done, isAnswered: status === 200 };
};

/**
 * What may stand in an item's history: what was answered, and of what was not, each or none of it. What was so
 * already is not written again.
 */
export const historiesOf = (acts: readonly Act[]): readonly (readonly boolean[])[] =>
  acts.reduce<readonly (readonly boolean[])[]>(
    (histories, { done, isAnswered }) =>
      histories.flatMap((history) => {
        const isNews = (history.at(-1) ?? false) !== done;
        const after = isNews ? [...history, done] : history;
        return isAnswered || !isNews ? [after] : [history, after];
      }),
    [[]],
  );
