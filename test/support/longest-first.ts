import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files whose tests take a quarter of a minute or more, most of it waiting: begun last, they would keep everybody waiting. */
const longest = [
  'test/slack/in-time.test.ts',
  'test/journeys/on-site.test.ts',
  'test/delivery/chaos.test.ts',
  'test/teams/guard-trouble.test.ts',
  'test/schedule/ticks.test.ts',
  'test/slack/start-up.test.ts',
  'test/teams/messenger-again.test.ts',
  'test/teams/bad-acts-trouble.test.ts',
  'test/slack/bad-acts-trouble.test.ts',
  'test/adapters/start-up.test.ts',
  'test/journeys/three-months.test.ts',
  'test/docs/deployment.test.ts',
  'test/contract/slack.contract.test.ts',
  'test/storage/lock.test.ts',
  'test/teams/messenger.test.ts',
  'test/contract/teams.contract.test.ts',
  'test/journeys/rolling-restart.test.ts',
  'test/teams/bad-acts.test.ts',
  'test/contract/who-may-slack.test.ts',
  'test/contract/who-may-playground.test.ts',
  'test/contract/who-may-teams.test.ts',
  'test/storage/migrate.test.ts',
  'test/storage/backup.test.ts',
];

const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = longest.findIndex((file) => moduleId.endsWith(file));
  return place === -1 ? longest.length : place;
};

/** Runs what takes long among what does not, the longest first, so that some of it waits while the rest computes. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files);
    const long = usual
      .filter((file) => placeOf(file) < longest.length)
      .sort((one, other) => placeOf(one) - placeOf(other));
    const short = usual.filter((file) => placeOf(file) === longest.length);
    const between = Math.floor(short.length / Math.max(1, long.length));
    const mixed = long.flatMap((file, index) => [file, ...short.slice(index * between, (index + 1) * between)]);
    return [...mixed, ...short.slice(long.length * between)];
  }
}
