import { describeAdapter } from './adapter-contract.ts';
import { createSlackDriver } from './slack-driver.ts';

describeAdapter('Slack over HTTP', createSlackDriver('http'));
describeAdapter('Slack over Socket Mode', createSlackDriver('socket'));
