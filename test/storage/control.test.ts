import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { answersControl, askControl, serveControl } from '../../src/storage/control.ts';
import { StorageError } from '../../src/storage/errors.ts';

const serve = async () => {
  const control = await serveControl();
  onTestFinished(() => control.close());
  return control;
};

describe('the control socket', () => {
  test('answers a call with text or a stream', async () => {
    const { path, serve: answer } = await serve();
    answer({ say: async (body) => `You said ${body}.` });
    answer({ count: async () => Readable.from(['1', '2', '3']) });
    expect(await text(await askControl(path, 'say', 'hello'))).toBe('You said hello.');
    expect(await text(await askControl(path, 'count'))).toBe('123');
  });

  test('is open to this user only, and gone when closed', async () => {
    const control = await serve();
    expect((await stat(dirname(control.path))).mode & 0o777).toBe(0o700);
    expect(await answersControl(control.path)).toBe(true);
    await control.close();
    expect(await answersControl(control.path)).toBe(false);
    await expect(askControl(control.path, 'say')).rejects.toThrow('The running bot cannot be asked from here');
  });

  test('passes on in one line why a call failed', async () => {
    const { path, serve: answer } = await serve();
    answer({
      fail: async () => {
        throw new StorageError('There is nothing to back up.');
      },
    });
    await expect(askControl(path, 'fail')).rejects.toThrow('There is nothing to back up.');
  });

  test('lets whoever asks know that an answer was cut short', async () => {
    const { path, serve: answer } = await serve();
    const half = async function* () {
      yield 'half';
      throw new Error('no more');
    };
    answer({ half: async () => Readable.from(half()) });
    const stream = await askControl(path, 'half');
    await expect(text(stream)).rejects.toThrow();
  });

  test('waits for a process that is still starting', async () => {
    const { path, serve: answer } = await serve();
    const asked = askControl(path, 'late').then(text);
    setTimeout(() => answer({ late: async () => 'now' }), 500);
    expect(await asked).toBe('now');
  });
});
