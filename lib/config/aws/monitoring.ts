import { z } from "zod";
import type { ResolveContext } from "./context";

/** Alarms, dashboards and what watches the regions. */
export const monitoringSchema = z.strictObject({}).describe("Alarms, dashboards and what watches the regions.");
export type ParsedMonitoring = z.output<typeof monitoringSchema>;

export type AwsMonitoring = {};

export function resolveMonitoring(_parsed: ParsedMonitoring, _context: ResolveContext): AwsMonitoring {
  return {};
}
