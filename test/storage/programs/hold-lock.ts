import { systemClock } from '../../../src/calendar/clock.ts';
import { serveControl } from '../../../src/storage/control.ts';
import { takeLock } from '../../../src/storage/lock.ts';

// Takes the lock of the folder, says so, and holds it until it is killed; or says why it cannot.
const [folder = ''] = process.argv.slice(2);
const control = await serveControl();
try {
  await takeLock(folder, control.path, systemClock);
  console.log('holds');
  setInterval(() => undefined, 60_000);
} catch (error) {
  await control.close();
  console.log(error instanceof Error ? `${error.name}: ${error.message}` : error);
}
