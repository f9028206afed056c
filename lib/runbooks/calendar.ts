import type { Deployment } from "../config/deployment";
import { code, section, table } from "./markdown";

/** What is practised how often, and by which command. Development is never failed over. */
export function drillCalendar({ file, aws }: Deployment): string {
  const [first] = aws?.regions ?? [];
  const rows = [
    [
      "every change",
      "every region is lost once, on real states",
      code(`npm run drill -- --deployment ${file}`),
      "exit code 0",
    ],
    [
      "every change",
      "no plan after a failover's edit destroys",
      code(`npm run test:terraform -- --deployment ${file}`),
      "exit code 0",
    ],
    ["every night", "what exists is what the branch says", "the drift workflow", "no issue is opened"],
    [
      "every month",
      "a state opens from its replica",
      `"Read the states" below, for one stack`,
      "the list is not empty",
    ],
    [
      "every month",
      "a backup can be restored",
      "restore the newest recovery point of each class into a test instance, and read from it",
      "data of yesterday is there",
    ],
    [
      "every quarter",
      "a planned failover and the way back",
      `"When ${first?.name ?? "the primary"} is lost" below, beginning with the measurement of the lag`,
      "within the RTO, nothing lost",
    ],
    [
      "every quarter",
      "quotas of the standby",
      code(`npx inferloop preflight --deployment ${file}`),
      "room for the whole primary",
    ],
    [
      "every year",
      "the people who are called have done it once",
      "a planned failover led by somebody who never did",
      "this page was enough",
    ],
  ];
  return section(2, "Calendar", table(["when", "what", "how", "it held if"], rows));
}
