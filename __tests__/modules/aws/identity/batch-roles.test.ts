import { BatchInstanceRole } from "../../../../modules/aws/identity/batch-instance-role";
import { BatchJobRole } from "../../../../modules/aws/identity/batch-job-role";
import { testNames } from "../../../support/fixtures";
import { allowedEverywhere, expectSoundPolicies, statement } from "../../../support/policies";
import { synthesize } from "../../../support/synth";

const names = testNames();

describe("BatchInstanceRole", () => {
  const built = () => synthesize((scope) => new BatchInstanceRole(scope, "BatchInstance", { names }));

  test("minimal props", () => {
    expect(built().json.resource).toMatchSnapshot();
  });

  test("is for EC2, with a profile of the name that environments know", () => {
    expect(built().resource("aws_iam_instance_profile")).toMatchObject({
      name: "inferloop-production-use1-batch-instance",
      role: "${aws_iam_role.batch_instance.name}",
    });
    expect(built().resource("aws_iam_role").assume_role_policy).toContain("ec2.amazonaws.com");
    expectSoundPolicies(built());
  });

  test("carries the policies of the agent and of Session Manager, and no others", () => {
    const arns = built()
      .resources("aws_iam_role_policy_attachment")
      .map(({ policy_arn }) => policy_arn);
    expect(arns).toEqual([
      "arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role",
      "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
    ]);
    expect(built().resources("aws_iam_role_policy")).toEqual([]);
  });
});

describe("BatchJobRole", () => {
  const data = {
    region: "us-east-1",
    account: "123456789012",
    buckets: ["bucket-a"],
    tables: ["table-a"],
    keyAliases: ["alias/data"],
  };
  const built = () =>
    synthesize((scope) => new BatchJobRole(scope, "Job", { names, data, secrets: ["inferloop/production/app/jwt"] }));
  const ADDRESS = "aws_iam_role_policy.job_policy";

  test("minimal props", () => {
    expect(built().json.resource).toMatchSnapshot();
  });

  test("is for jobs of the own account", () => {
    const { assume_role_policy } = built().resource("aws_iam_role");
    expect(JSON.parse(String(assume_role_policy)).Statement).toMatchObject([
      {
        Principal: { Service: ["ecs-tasks.amazonaws.com"] },
        Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
      },
    ]);
    expectSoundPolicies(built());
    expect(allowedEverywhere(built())).toEqual([]);
  });

  test("uses the region's buckets and tables, and reads the named secrets", () => {
    expect(statement(built(), ADDRESS, "UseObjects").Resource).toEqual(["arn:aws:s3:::bucket-a/*"]);
    expect(statement(built(), ADDRESS, "UseTables").Resource).toContain(
      "arn:aws:dynamodb:us-east-1:123456789012:table/table-a",
    );
    expect(statement(built(), ADDRESS, "ReadSecrets").Resource).toEqual([
      "arn:aws:secretsmanager:us-east-1:123456789012:secret:inferloop/production/app/jwt-??????",
    ]);
  });
});
