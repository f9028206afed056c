import { SERVICE_LINKED_ROLES } from "../../../../lib/config/aws-schema";
import { ServiceLinkedRoles } from "../../../../modules/aws/governance/service-linked-roles";
import { synthesize } from "../../../support/synth";

describe("ServiceLinkedRoles", () => {
  test("creates each role for its service", () => {
    const stack = synthesize((scope) => new ServiceLinkedRoles(scope, "LinkedRoles", { roles: SERVICE_LINKED_ROLES }));
    expect(stack.json.resource).toMatchSnapshot();
    expect(stack.resources("aws_iam_service_linked_role").map(({ aws_service_name }) => aws_service_name)).toEqual([
      "autoscaling.amazonaws.com",
      "spot.amazonaws.com",
      "elasticache.amazonaws.com",
      "rds.amazonaws.com",
      "ecs.amazonaws.com",
      "backup.amazonaws.com",
      "config.amazonaws.com",
      "batch.amazonaws.com",
    ]);
  });

  test("creates no role that the account has", () => {
    const stack = synthesize((scope) => new ServiceLinkedRoles(scope, "LinkedRoles", { roles: ["spot"] }));
    expect(stack.resource("aws_iam_service_linked_role").address).toBe("aws_iam_service_linked_role.linked_roles_spot");
  });
});
