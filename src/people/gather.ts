interface Waiting<Question, Answer> {
  readonly question: Question;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** Questions that are asked together, at most. */
const most = 100;

/**
 * Asks together what is asked at the same moment, before any of the answers is known: nothing is
 * remembered, and nobody waits for longer than what is being done at that moment takes.
 * @param ask gives the answers in the order of the questions
 * @returns asks one question. It fails for nobody else's: where the questions cannot be answered together,
 *   each is asked alone
 */
export const createGather = <Question, Answer>(
  ask: (questions: readonly Question[]) => Promise<readonly Answer[]>,
): ((question: Question) => Promise<Answer>) => {
  let waiting: Waiting<Question, Answer>[] = [];

  const askFor = async (asked: readonly Waiting<Question, Answer>[]): Promise<void> => {
    const answers = await ask(asked.map(({ question }) => question));
    for (const [index, { resolve }] of asked.entries()) resolve(answers[index] as Answer);
  };

  const askEach = (asked: readonly Waiting<Question, Answer>[]): void => {
    for (const each of asked) askFor([each]).catch(each.reject);
  };

  const askAll = (): void => {
    const all = waiting;
    waiting = [];
    for (let from = 0; from < all.length; from += most) {
      const some = all.slice(from, from + most);
      if (some.length === 1) askEach(some);
      else askFor(some).catch(() => askEach(some));
    }
  };

  return (question) =>
    new Promise((resolve, reject) => {
      // After everything that has come by now has been read.
      if (waiting.length === 0) setImmediate(askAll);
      waiting.push({ question, resolve, reject });
    });
};
