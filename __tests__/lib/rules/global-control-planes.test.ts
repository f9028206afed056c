import { globalControlPlanes } from "../../../lib/rules/global-control-planes";
import { addData, addResource, testFaults, testHolds } from "../../support/rules";

describe("INV-5, global control planes", () => {
  testHolds(globalControlPlanes);

  testFaults(globalControlPlanes, [
    [
      "a role in the data layer",
      "aws-us-east-1-data",
      (draft) => addResource(draft, "aws_iam_role.own", {}),
      { address: "aws_iam_role.own", what: expect.stringContaining("aws-us-east-1-data could not be planned") },
    ],
    [
      "a record in the network layer",
      "aws-us-west-2-network",
      (draft) => addResource(draft, "aws_route53_record.endpoint", {}),
      { address: "aws_route53_record.endpoint" },
    ],
    [
      "a lookup of a zone in links, which may look things up",
      "aws-us-east-1-links",
      (draft) => addData(draft, "aws_route53_zone.peer", {}),
      { address: "data.aws_route53_zone.peer" },
    ],
    [
      "a routing control in the foundation",
      "aws-us-west-2-foundation",
      (draft) => addResource(draft, "aws_route53recoverycontrolconfig_cluster.gate", {}),
      { address: "aws_route53recoverycontrolconfig_cluster.gate" },
    ],
  ]);
});
