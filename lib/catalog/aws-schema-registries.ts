/**
 * Regions without EventBridge's schema registry.
 * @see https://docs.aws.amazon.com/general/latest/gr/eventbridgeschemas.html
 * As in the endpoints of botocore 1.43 (2026-10).
 */
const WITHOUT_SCHEMA_REGISTRY: ReadonlySet<string> = new Set([
  "ap-east-2",
  "ap-south-2",
  "ap-southeast-4",
  "ap-southeast-5",
  "ap-southeast-6",
  "ap-southeast-7",
  "ca-west-1",
  "il-central-1",
  "mx-central-1",
]);

/** Whether EventBridge keeps schemas in the region. */
export const hasSchemaRegistry = (region: string): boolean => !WITHOUT_SCHEMA_REGISTRY.has(region);
