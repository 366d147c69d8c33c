import { z } from 'zod';
import { dateAt, type TimeZone } from '../../calendar/time-zone.ts';
import { type Command, defineCommand } from '../../chat/command.ts';
import { show } from '../../chat/reply.ts';
import type { Deliveries } from '../../delivery/deliveries.ts';
import type { Office } from '../../people/office.ts';
import { officeView } from './views.ts';

/** `office`: who is the office, and where it works. */
export const createOfficeCommand = (office: Office, deliveries: Deliveries, zone: TimeZone): Command =>
  defineCommand({
    name: 'office',
    summary: 'See who is the programme office, and which channel is its own',
    example: 'office',
    who: 'office',
    readOnly: true,
    input: z.object({}),
    run: async () => {
      const [officers, channel] = await Promise.all([office.officers(), deliveries.officeChannel()]);
      return show(
        officeView(
          officers.map((officer) => ({ ...officer, sinceDay: dateAt(officer.since, zone) })),
          channel,
        ),
      );
    },
  });
