import { hmepStrategicPeerReview } from '../../src/programme/hmep/hmep.ts';
import { checkProgramme } from '../../src/programme/programme.ts';

/** Part of `npm run build`: a programme that cannot be used is not built, and no start has to look at it again. */
try {
  checkProgramme(hmepStrategicPeerReview);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
