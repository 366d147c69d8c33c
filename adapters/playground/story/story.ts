import type { App } from '../../../src/app-parts.ts';
import type { Deeds } from '../../../src/home/story/story.ts';
import { nextStep } from './steps.ts';

export type Story = ReturnType<typeof createStory>;

/** How far the people of the playground have come with the first things to try. */
export const createStory = ({ deeds }: Pick<App, 'deeds'>) => {
  /** What every open page has been told. */
  let told: Deeds | undefined;
  return {
    deeds,

    /** What has been done by now, where that has changed since it was last asked. A story that has ended has no news. */
    news: async (): Promise<Deeds | undefined> => {
      if (told && !nextStep(told)) return undefined;
      const before = JSON.stringify(told);
      told = await deeds();
      return JSON.stringify(told) === before ? undefined : told;
    },
  };
};
