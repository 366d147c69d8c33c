import { expect, test } from 'vitest';
import { createGather } from '../../src/people/gather.ts';

const recording = (fails: (questions: readonly number[]) => boolean = () => false) => {
  const asked: (readonly number[])[] = [];
  const gather = createGather(async (questions: readonly number[]) => {
    asked.push(questions);
    if (fails(questions)) throw new Error(`not ${questions.join()}`);
    return questions.map((question) => question * 10);
  });
  return { asked, gather };
};

test('what is asked at the same moment is asked together, and everybody gets their own answer', async () => {
  const { asked, gather } = recording();
  expect(await Promise.all([1, 2, 3].map(gather))).toEqual([10, 20, 30]);
  expect(asked).toEqual([[1, 2, 3]]);
});

test('the same is asked again when somebody asks again', async () => {
  const { asked, gather } = recording();
  await gather(1);
  await gather(1);
  expect(asked).toEqual([[1], [1]]);
});

test('what cannot be answered fails for nobody else', async () => {
  const { gather } = recording((questions) => questions.includes(2));
  expect(await Promise.allSettled([1, 2, 3].map(gather))).toMatchObject([
    { value: 10 },
    { reason: new Error('not 2') },
    { value: 30 },
  ]);
});

test('what fails alone is asked once', async () => {
  const { asked, gather } = recording(() => true);
  await expect(gather(1)).rejects.toThrow('not 1');
  expect(asked).toEqual([[1]]);
});

test('no more than a hundred are asked at once', async () => {
  const { asked, gather } = recording();
  await Promise.all(Array.from({ length: 250 }, (_, index) => gather(index)));
  expect(asked.map(({ length }) => length)).toEqual([100, 100, 50]);
});
