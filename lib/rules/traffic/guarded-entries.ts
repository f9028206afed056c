import { type OutputStack, type SynthesizedOutput, stackAt } from "../output";
import { members, resources, texts } from "../parts";
import type { Rule, Violation } from "../rule";

/** An entry without a firewall or a certificate is noticed only when traffic comes to it: in a failover. */
export const guardedEntries: Rule = {
  id: "TR-10",
  title: "every region that clients may be sent to has an entry with a certificate and a firewall, and so has the CDN",
  check: (output) => [...checkRegions(output), ...output.stacks.flatMap(checkDistributions)],
};

function checkRegions(output: SynthesizedOutput): Violation[] {
  const regions = new Set(
    output.stacks
      .filter(({ report }) => report.layer === "traffic")
      .flatMap(({ json }) => resources(json))
      .flatMap(({ attributes }) =>
        "failover_routing_policy" in attributes ? [String(attributes.set_identifier)] : [],
      ),
  );
  return [...regions].flatMap((region) => {
    const edge = stackAt(output, region, "edge");
    if (edge === undefined) {
      const fix = "declare aws.edge, or send no clients there";
      return [{ stack: stackAt(output, region, "network")?.name ?? region, what: "clients find no entry here", fix }];
    }
    return checkEntry(edge);
  });
}

function checkEntry({ name, json }: OutputStack): Violation[] {
  const blocks = resources(json);
  const guarded = blocks
    .filter(({ type }) => type === "aws_wafv2_web_acl_association")
    .map(({ attributes }) => String(attributes.resource_arn));
  return blocks
    .filter(({ type, attributes }) => type === "aws_lb" && attributes.internal !== true)
    .flatMap(({ address }) => {
      const encrypted = blocks.some(
        ({ type, attributes }) =>
          type === "aws_lb_listener" &&
          attributes.load_balancer_arn === `\${${address}.arn}` &&
          attributes.certificate_arn !== undefined,
      );
      const at = { stack: name, address };
      return [
        ...(encrypted ? [] : [{ ...at, what: "no listener has a certificate", fix: "add an HTTPS listener" }]),
        ...(guarded.includes(`\${${address}.arn}`)
          ? []
          : [{ ...at, what: "no firewall guards it", fix: "associate a web ACL" }]),
      ];
    });
}

function checkDistributions({ name, json }: OutputStack): Violation[] {
  const blocks = resources(json);
  return blocks
    .filter(({ type }) => type === "aws_cloudfront_distribution")
    .flatMap(({ address, attributes }) => {
      const at = { stack: name, address };
      const [viewer] = members(attributes.viewer_certificate);
      const issued = blocks
        .filter(({ type }) => type.startsWith("aws_acm_certificate"))
        .filter((block) => texts(viewer).some(({ value }) => value.includes(block.address)));
      return [
        ...(attributes.web_acl_id === undefined
          ? [{ ...at, what: "no firewall guards it", fix: "set web_acl_id" }]
          : []),
        ...(issued.some(({ attributes: { region } }) => region === "us-east-1")
          ? []
          : [{ ...at, what: "its certificate is not in us-east-1", fix: "request it there, where CloudFront looks" }]),
      ];
    });
}
