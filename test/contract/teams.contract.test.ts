import { describeAdapter } from './adapter-contract.ts';
import { createTeamsDriver } from './teams-driver.ts';

describeAdapter('Teams', createTeamsDriver('new'));
describeAdapter('Teams in an old client', createTeamsDriver('old'));
