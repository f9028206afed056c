import { LINKS_TYPES } from "../../../lib/graph/links-types";
import { linksApart } from "../../../lib/rules/links-apart";
import { output } from "../../support/outputs";
import { addResource, planted, testFaults, testHolds } from "../../support/rules";

describe("INV-4, links apart", () => {
  testHolds(linksApart);

  test.each([...LINKS_TYPES])("finds %s beside the data", async (type) => {
    const fault = planted(await output("production"), "aws-us-east-1-data", (draft) =>
      addResource(draft, `${type}.it`, {}),
    );
    expect(linksApart.check(fault)).toEqual([
      expect.objectContaining({
        stack: "aws-us-east-1-data",
        address: `${type}.it`,
        what: expect.stringContaining(type),
      }),
    ]);
  });

  testFaults(linksApart, [
    [
      "replication outside regions",
      "aws-account",
      (draft) => addResource(draft, "aws_s3_bucket_replication_configuration.trail", {}),
      { address: "aws_s3_bucket_replication_configuration.trail" },
    ],
    [
      "a regional layer that waits for links",
      "aws-us-east-1-dns",
      (draft) => {
        draft.report.dependsOn = [...draft.report.dependsOn, "aws-us-east-1-links"];
      },
      { what: "it waits for aws-us-east-1-links" },
    ],
    [
      "a first deployment that waits for another region's links",
      "aws-us-west-2-data",
      (draft) => {
        draft.report.firstDeployAfter = [...draft.report.firstDeployAfter, "aws-us-east-1-links"];
      },
      { what: "it waits for aws-us-east-1-links" },
    ],
  ]);
});
