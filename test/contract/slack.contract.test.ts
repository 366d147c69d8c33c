import { mainly } from '../support/databases.ts';
import { describeAdapter } from './adapter-contract.ts';
import { createSlackDriver } from './slack-driver.ts';

describeAdapter('Slack over HTTP', createSlackDriver('http'), mainly('postgresql'));
describeAdapter('Slack over Socket Mode', createSlackDriver('socket'), mainly('embedded'));
