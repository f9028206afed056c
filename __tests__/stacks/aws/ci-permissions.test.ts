import { AWS_REGIONS } from "../../../lib/catalog/aws-regions";
import type { AwsRegion } from "../../../lib/config/deployment";
import { resources } from "../../../lib/rules/parts";
import { AccountStack } from "../../../stacks/aws/account-stack";
import { testDeployment, testPlace, testSurroundings } from "../../support/deployment";
import { iamService } from "../../support/iam-services";
import { OUTPUT_NAMES, output } from "../../support/outputs";
import { policies, type RenderedPolicy } from "../../support/policies";
import { rendered, SynthesizedStack } from "../../support/synth";

/** Policies that CI's apply role carries. */
const carried = (stack: SynthesizedStack): RenderedPolicy[] => {
  const attached = stack
    .resources("aws_iam_role_policy_attachment")
    .filter(({ role }) => role === "${aws_iam_role.ci_apply.name}")
    .map(({ policy_arn }) => String(policy_arn));
  return policies(stack).filter(({ address }) => attached.includes(`\${${address}.arn}`));
};

describe("what CI may do", () => {
  test.each(OUTPUT_NAMES)("covers every service of what it applies in %s", async (name) => {
    const { stacks } = await output(name);
    const account = stacks.find(({ report }) => report.layer === "account");
    if (account === undefined) throw new Error("no account stack");
    const allowed = new Set(
      carried(new SynthesizedStack(account.json as never))
        .flatMap(({ statements }) => statements.filter(({ Effect }) => Effect === "Allow"))
        .flatMap(({ Action }) => Action.map((action) => action.split(":")[0])),
    );
    // A person applies the account stack.
    const types = new Set(
      stacks
        .filter(({ report }) => report.layer !== "account")
        .flatMap(({ json }) => resources(json).map(({ type }) => type)),
    );
    const missing = [...types].filter((type) => !allowed.has(iamService(type)));
    expect(missing.map((type) => `${type}: ${iamService(type)}`)).toEqual([]);
  });

  test.each(OUTPUT_NAMES)("makes every role within the boundary in %s", async (name) => {
    const { stacks } = await output(name);
    const made = stacks
      .filter(({ report }) => report.layer === "identity")
      .flatMap(({ json }) => resources(json).filter(({ type }) => type === "aws_iam_role"));
    const environment = name === "development" ? "development" : "production";
    expect(made).not.toEqual([]);
    for (const { address, attributes } of made) {
      const limit = `arn:aws:iam::123456789012:policy/inferloop-${environment}-boundary`;
      expect({ address, limit: attributes.permissions_boundary }).toEqual({ address, limit });
    }
  });

  test.each(OUTPUT_NAMES)("lets nothing rest but in development: %s", async (name) => {
    const { stacks } = await output(name);
    const schedules = stacks
      .flatMap(({ json }) => resources(json))
      .filter(
        ({ type, attributes }) => type === "aws_scheduler_schedule" && /^Stops /.test(String(attributes.description)),
      );
    if (name === "development") expect(schedules).not.toEqual([]);
    else expect(schedules).toEqual([]);
  });

  test("fits IAM's limits with the longest names and eight regions that hold states", () => {
    const names = [
      "us-east-1",
      "us-west-2",
      "eu-central-1",
      "ap-southeast-1",
      "ap-northeast-1",
      "ca-central-1",
      "sa-east-1",
    ];
    const deployment = testDeployment({ project: "inferloop-synthetic-data-platform".slice(0, 32) });
    const [first] = deployment.aws?.regions ?? [];
    if (first === undefined) throw new Error("no region");
    const regions = names.map((name, index): AwsRegion => {
      const partner = names[index % 2 === 0 ? index + 1 : index - 1];
      return { ...first, name, short: AWS_REGIONS[name]?.short ?? "", partner, isHome: index === 0 };
    });
    const around = testSurroundings(
      testDeployment({
        project: deployment.project,
        aws: {
          regions,
          gate: "arc",
          ci: { repository: "inferloop/infra", branch: "main", role: "continuous-delivery" },
        },
      }),
    );
    const stack = rendered(new AccountStack(around, testPlace(around, "us-east-2")));
    for (const { address, text, limit } of policies(stack)) {
      expect({ address, tooLong: text.length > limit }).toEqual({ address, tooLong: false });
    }
    // A role may carry ten, before its quota is raised.
    expect(carried(stack)).toHaveLength(5);
  });
});
