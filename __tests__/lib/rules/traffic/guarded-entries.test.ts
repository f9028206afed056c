import { guardedEntries } from "../../../../lib/rules/traffic/guarded-entries";
import { attributes, testFaults, testHolds } from "../../../support/rules";

describe("TR-10, guarded entries", () => {
  testHolds(guardedEntries);

  testFaults(guardedEntries, [
    [
      "a load balancer without a firewall",
      "aws-us-west-2-edge",
      (draft) => {
        delete draft.json.resource?.aws_wafv2_web_acl_association;
      },
      { what: "no firewall guards it" },
    ],
    [
      "a load balancer that only speaks clear text",
      "aws-us-west-2-edge",
      (draft) => {
        delete attributes(draft, "aws_lb_listener.load_balancer_https").certificate_arn;
      },
      { address: "aws_lb.load_balancer", what: "no listener has a certificate" },
    ],
    [
      "a distribution without a firewall",
      "aws-traffic",
      (draft) => {
        const [id = ""] = Object.keys(draft.json.resource?.aws_cloudfront_distribution ?? {});
        delete attributes(draft, `aws_cloudfront_distribution.${id}`).web_acl_id;
      },
      { what: "no firewall guards it" },
    ],
  ]);
});
