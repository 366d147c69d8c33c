/** The answer, or undefined where it takes longer than so many milliseconds; a failure is passed on. */
export const inTime = async <T>(answer: Promise<T>, limit: number): Promise<T | undefined> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), limit);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
};
