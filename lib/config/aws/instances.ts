import { z } from "zod";
import { count, flag, slug } from "../fields";
import type { ResolveContext } from "./context";

/** The documented threshold above which a group grows. Unit: per cent of the processors. */
export const SCALE_UP_ABOVE_PERCENT = 90;

/** Below this a group shrinks: its machines would then stay far below the threshold upwards. Unit: per cent. */
const SCALE_DOWN_BELOW_PERCENT = 40;

/**
 * Room for commands in the 16 KB that EC2 takes as user data, beside the platform's own.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-add-user-data.html (2026-11)
 */
const COMMANDS_BYTES = 12_000;

const instanceType = z
  .string("an instance type; write it like m7i.large")
  .regex(/^[a-z][a-z0-9-]*\.[a-z0-9]+$/, "an instance type; write it like m7i.large");

const entry = z.strictObject({
  name: slug("a name for the group", 20).describe("Name of the group."),
  instanceTypes: z
    .array(instanceType, "a list of instance types; write it like [m7i.large, m6i.large]")
    .min(1, "not empty; write a type")
    .max(40, "at most 40 types; remove some")
    .describe("Types of one processor architecture, the preferred one first. More types find more Spot capacity."),
  min: count(0, 1000, "instances").describe(
    "Instances that are always there; a standby region holds its share of them.",
  ),
  max: count(1, 1000, "instances").describe("Where scaling ends."),
  spotPercent: count(0, 100, "per cent")
    .optional()
    .describe("How much of the group is Spot capacity. Default: none; in development all."),
  volumeGiB: count(8, 16_384, "GiB").default(100).describe("Size of each instance's encrypted gp3 volume."),
  backup: flag.default(true).describe("Daily snapshots of the volumes, kept for the documented 7 days."),
  scaleUpAbovePercent: count(2, 99, "per cent")
    .default(SCALE_UP_ABOVE_PERCENT)
    .describe("The group grows when the processors are above it for 2 periods. Default: the documented 90."),
  scaleDownBelowPercent: count(1, 98, "per cent")
    .default(SCALE_DOWN_BELOW_PERCENT)
    .describe("The group shrinks when the processors are below it for 15 minutes."),
  commands: z
    .array(z.string("a text; write it in quotes"), "a list of shell commands; remove it or write one")
    .refine(
      (lines) => Buffer.byteLength(lines.join("\n")) <= COMMANDS_BYTES,
      `at most ${COMMANDS_BYTES} bytes, the room in user data; move the rest into a script in a bucket`,
    )
    .default([])
    .describe("Shell commands that root runs at the first start, after the CloudWatch agent is there."),
});

/** EC2 Auto Scaling groups. */
export const instancesSchema = z
  .array(entry, "a list of groups; remove it or write one")
  .default([])
  .describe("EC2 Auto Scaling groups.");
export type ParsedInstances = z.output<typeof instancesSchema>;

export interface AwsInstanceGroup {
  readonly name: string;
  readonly instanceTypes: readonly string[];
  readonly min: number;
  readonly max: number;
  readonly spotPercent: number;
  readonly volumeGiB: number;
  readonly backup: boolean;
  readonly scaleUpAbovePercent: number;
  readonly scaleDownBelowPercent: number;
  readonly commands: readonly string[];
}

export function resolveInstances(parsed: ParsedInstances, { profile }: ResolveContext): AwsInstanceGroup[] {
  return parsed.map(({ spotPercent, ...group }) => ({
    ...group,
    spotPercent: spotPercent ?? (profile.spotFirst ? 100 : 0),
  }));
}
