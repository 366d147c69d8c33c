import { systemClock } from '../../src/calendar/clock.ts';
import { readConfig, requireSomething } from '../config.ts';
import { examine } from '../doctor/examine.ts';
import { findingsInWords } from '../doctor/finding.ts';
import { runOperation } from './run-operation.ts';

const silent = { info: () => undefined, error: () => undefined };

/** `npm run doctor`: what is wrong with how the bot is configured, and what to do about each. */
await runOperation(async () => {
  const config = readConfig();
  requireSomething(config);
  const findings = await examine({ config, clock: systemClock, log: silent });
  const problems = findings.filter(({ kind }) => kind === 'problem').length;
  if (problems > 0) process.exitCode = 1;
  const words = problems === 1 ? 'There is one problem.' : `There are ${problems === 0 ? 'no' : problems} problems.`;
  return `${findingsInWords(findings)}\n${words}`;
});
