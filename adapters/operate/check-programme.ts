import { hmepStrategicPeerReview } from '../../src/programme/hmep/hmep.ts';
import { checkProgramme } from '../../src/programme/programme.ts';

/** Part of `npm run build`, which a programme that cannot be used ends: no start has to look at it again. */
try {
  checkProgramme(hmepStrategicPeerReview);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
