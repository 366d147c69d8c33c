import bolt from '@slack/bolt';
import pg from 'pg';

// Bolt as its first page starts it, on PostgreSQL. It is JavaScript, because it is timed from before Node reads it.
const settings = JSON.parse(process.argv[2]);
const pool = new pg.Pool({ connectionString: settings.databaseUrl });
const app = new bolt.App({
  token: settings.token,
  signingSecret: settings.signingSecret,
  clientOptions: { slackApiUrl: settings.apiUrl },
  logLevel: bolt.LogLevel.ERROR,
});

app.command('/hmep', async ({ ack, command }) => {
  const { rows } = await pool.query('SELECT name FROM accounts WHERE external_id = $1', [command.user_id]);
  await ack(`Hello, ${rows[0]?.name ?? 'whoever you are'}.`);
});
await app.start({ host: '127.0.0.1', port: settings.port });
