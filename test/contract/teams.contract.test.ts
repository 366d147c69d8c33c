import { mainly } from '../support/databases.ts';
import { describeAdapter } from './adapter-contract.ts';
import { createTeamsDriver } from './teams-driver.ts';

describeAdapter('Teams', createTeamsDriver('new'), mainly('postgresql'));
describeAdapter('Teams in an old client', createTeamsDriver('old'), mainly('embedded'));
