import { reviewJson } from "../../../lib/review/json";
import { review } from "../../../lib/review/review";
import { reviewedOutput } from "../../support/reviews";

const [NETWORK, DATA] = ["aws-us-east-1-network", "aws-us-east-1-data"] as const;

test("the JSON has everything that the page says, and is cut nowhere", () => {
  const names = Array.from({ length: 400 }, (_, index) => `b${index}`);
  const tree = (buckets: readonly string[], cpu: number) =>
    reviewedOutput(
      {
        name: NETWORK,
        json: {
          resource: {
            aws_s3_bucket: Object.fromEntries(buckets.map((name) => [name, { bucket: name }])),
            aws_instance: { it: { cpu } },
          },
        },
      },
      { name: DATA, layer: "data" },
    );
  const entry = {
    stack: NETWORK,
    address: "aws_s3_bucket.b7",
    action: "destroy" as const,
    reason: "nothing is in it any more",
    expires: "2027-01-01",
    position: { line: 2, column: 5 },
  };
  const found = JSON.parse(
    JSON.stringify(
      reviewJson(
        review({ base: tree(names, 1), current: tree([], 2), acknowledgements: [entry], today: "2026-11-21" }),
      ),
    ),
  );
  expect(found).toMatchObject({
    schemaVersion: 1,
    project: "inferloop",
    environment: "production",
    fails: true,
    expiredAcknowledgements: [],
    unusedAcknowledgements: [],
    removedOutputs: [],
    roles: [],
    stacks: [
      {
        stack: NETWORK,
        region: "us-east-1",
        role: "primary",
        code: "changed",
        plan: null,
        counts: { destroy: 400, update: 1 },
      },
      { stack: DATA, code: null, plan: null },
    ],
    findings: [{ topic: "capacity", stack: NETWORK, address: "aws_instance.it", alert: null, what: "cpu: 1 → 2" }],
  });
  expect(found.losses).toHaveLength(399);
  expect(found.losses[0]).toEqual({
    stack: NETWORK,
    region: "us-east-1",
    address: "aws_s3_bucket.b0",
    loss: "destroy",
    reason: null,
    source: "code",
  });
  const { position, ...written } = entry;
  expect(found.acknowledged).toMatchObject([{ address: "aws_s3_bucket.b7", by: { ...written, line: position.line } }]);
});
