import {
  DynamodbAutoscaling,
  type DynamodbAutoscalingProps,
} from "../../../../modules/aws/database/dynamodb-autoscaling";
import { synthesize } from "../../../support/synth";

function autoscaling(props: Partial<DynamodbAutoscalingProps> = {}) {
  return synthesize(
    (scope) =>
      new DynamodbAutoscaling(scope, "Autoscaling", {
        tableName: "inferloop-production-metadata",
        read: { min: 5, max: 100 },
        write: { min: 2, max: 50 },
        ...props,
      }),
  );
}

describe("DynamodbAutoscaling", () => {
  test("minimal props", () => {
    expect(autoscaling().json).toMatchSnapshot();
  });

  test("keeps each direction within its own bounds", () => {
    expect(autoscaling().resources("aws_appautoscaling_target")).toMatchObject([
      { resource_id: "table/inferloop-production-metadata", min_capacity: 5, max_capacity: 100 },
      { resource_id: "table/inferloop-production-metadata", min_capacity: 2, max_capacity: 50 },
    ]);
  });

  test("keeps 70 % of each direction in use, by that direction's own metric", () => {
    const policies = autoscaling().resources("aws_appautoscaling_policy");
    expect(policies.map((policy) => policy.target_tracking_scaling_policy_configuration)).toEqual([
      {
        predefined_metric_specification: { predefined_metric_type: "DynamoDBReadCapacityUtilization" },
        target_value: 70,
      },
      {
        predefined_metric_specification: { predefined_metric_type: "DynamoDBWriteCapacityUtilization" },
        target_value: 70,
      },
    ]);
  });

  test("scales an index by its path below the table", () => {
    const [target] = autoscaling({ indexName: "status-timestamp" }).resources("aws_appautoscaling_target");
    expect(target?.resource_id).toBe("table/inferloop-production-metadata/index/status-timestamp");
  });

  test("passes when a range has one value, and fails when its min is above its max", () => {
    expect(() => autoscaling({ read: { min: 5, max: 5 } })).not.toThrow();
    expect(() => autoscaling({ read: { min: 6, max: 5 } })).toThrow(
      "test/Autoscaling: 'read' must be a range whose 'min' is at most its 'max', got 6 to 5; raise max or lower min",
    );
    expect(() => autoscaling({ write: { min: 2, max: 1 } })).toThrow("'write' must be a range");
  });
});
