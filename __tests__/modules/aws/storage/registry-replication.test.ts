import { Names } from "../../../../lib/names/names";
import { RegistryReplication } from "../../../../modules/aws/storage/registry-replication";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const GLOBAL = new Names({ project: "inferloop", environment: "production", account: "123456789012" });

describe("RegistryReplication", () => {
  const stack = synthesize(
    (scope) => new RegistryReplication(scope, "Registry", { globalNames: GLOBAL, destinationRegions: ["us-west-2"] }),
  );

  test("minimal props", () => {
    expect(stack.json).toMatchSnapshot();
  });

  test("copies images of the deployment's repositories only", () => {
    expect(stack.resource("aws_ecr_replication_configuration").replication_configuration).toEqual({
      rule: [
        {
          destination: [{ region: "us-west-2", registry_id: "123456789012" }],
          repository_filter: [{ filter: "inferloop-production-", filter_type: "PREFIX_MATCH" }],
        },
      ],
    });
  });

  test("copies them to every region of the list", () => {
    const two = synthesize(
      (scope) =>
        new RegistryReplication(scope, "Registry", {
          globalNames: GLOBAL,
          destinationRegions: ["us-west-2", "eu-west-1"],
        }),
    );
    expect(two.resource("aws_ecr_replication_configuration").replication_configuration).toMatchObject({
      rule: [{ destination: [{ region: "us-west-2" }, { region: "eu-west-1" }] }],
    });
  });

  test("fails with more regions than a registry replicates to", () => {
    const many = Array.from({ length: 26 }, (_, index) => `region-${index}`);
    expect(() =>
      synthesize(
        (scope) => new RegistryReplication(scope, "Registry", { globalNames: GLOBAL, destinationRegions: many }),
      ),
    ).toThrow("'destinationRegions' must be at most 25 regions");
  });

  test("fails when the names carry a region, because a repository has one name in all of them", () => {
    expect(() =>
      synthesize(
        (scope) =>
          new RegistryReplication(scope, "Registry", { globalNames: testNames(), destinationRegions: ["us-west-2"] }),
      ),
    ).toThrow("must not carry a region");
  });
});
