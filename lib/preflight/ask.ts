import { run } from "../terraform/terraform";
import type { Quota } from "./quotas";

/** What the account has of a quota in a region, asked from AWS. Undefined where it does not say. */
export async function accountHas({ service, code, global }: Quota, region: string): Promise<number | undefined> {
  const where = global === true ? "us-east-1" : region;
  const args = ["service-quotas", "get-service-quota", "--service-code", service, "--quota-code", code];
  const asked = await run(
    "aws",
    [...args, "--region", where, "--query", "Quota.Value", "--output", "text"],
    process.cwd(),
    {
      AWS_PAGER: "",
    },
  );
  const value = Number(asked.stdout.trim());
  return asked.code === 0 && Number.isFinite(value) ? value : undefined;
}
