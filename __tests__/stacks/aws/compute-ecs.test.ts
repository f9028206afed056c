import { type AwsDeployment, awsRegion } from "../../../lib/config/deployment";
import { awsNames } from "../../../lib/state/location";
import { ecsServiceProps } from "../../../stacks/aws/compute-ecs-service";
import { computeOf } from "../../support/compute";
import { testDeployment, testSurroundings } from "../../support/deployment";
import { TEST_DELIVERY, TEST_SERVICE, testEcs } from "../../support/ecs";

const ecs = (overrides: Parameters<typeof testEcs>[0] = {}, more: Partial<AwsDeployment> = {}) =>
  computeOf({ ...more, ecs: testEcs(overrides) });
type Container = Readonly<Record<string, unknown>>;
const container = (built: ReturnType<typeof ecs>) => {
  const { container_definitions } = built.resource("aws_ecs_task_definition");
  return (JSON.parse(String(container_definitions)) as [Container])[0];
};

describe("services on ECS in a region", () => {
  test("keep their addresses", () => {
    expect(ecs().addresses()).toMatchSnapshot();
  });

  test("are not there unless the file asks for them", () => {
    expect(
      computeOf({})
        .addresses()
        .filter((address) => /_ecs_|autoscal/.test(address)),
    ).toEqual([]);
  });

  test("differ between primary and standby by the tasks that are held, and by names", () => {
    const plain = (region: string, short: string) =>
      JSON.stringify(computeOf({ ecs: testEcs() }, region).json.resource)
        .replaceAll(region, "REGION")
        .replaceAll(short, "SHORT")
        .replaceAll(/"(desired_count|min_capacity)":\d+/g, '"$1":0')
        // Base64; it carries the cluster's name.
        .replaceAll(/"user_data":"[^"]+"/g, "");
    expect(plain("us-west-2", "usw2")).toBe(plain("us-east-1", "use1"));
    const held = (region: string) => computeOf({ ecs: testEcs() }, region).resource("aws_appautoscaling_target");
    expect(held("us-east-1")).toMatchObject({ min_capacity: 4, max_capacity: 10 });
    expect(held("us-west-2")).toMatchObject({ min_capacity: 2, max_capacity: 10 });
  });

  test("hold their share in a standby by schedule too", () => {
    const day = { name: "day", expression: "cron(0 7 ? * MON-FRI *)", timeZone: "UTC", min: 6, max: 20 };
    const action = (region: string) =>
      computeOf({ ecs: testEcs({ schedules: [day] }) }, region).resource("aws_appautoscaling_scheduled_action")
        .scalable_target_action;
    expect(action("us-east-1")).toEqual({ min_capacity: "6", max_capacity: "20" });
    expect(action("us-west-2")).toEqual({ min_capacity: "3", max_capacity: "20" });
  });

  test("take images from the region's own registry", () => {
    const image = (region: string) => container(computeOf({ ecs: testEcs() }, region)).image;
    expect(image("us-east-1")).toBe(
      "123456789012.dkr.ecr.us-east-1.amazonaws.com/inferloop-production-tabular/api:1.0.0",
    );
    expect(image("us-west-2")).toMatch(/^123456789012\.dkr\.ecr\.us-west-2\./);
  });

  test("find the region's data by their variables, which no setting of theirs hides", () => {
    const cache = {
      name: "main",
      engine: "valkey",
      engineVersion: "8.2",
      nodeType: "cache.t3.micro",
      replicas: 1,
      shards: undefined,
    } as const;
    const built = ecs({ environment: { LOG_LEVEL: "info" } }, { caches: [cache] });
    const variables = container(built).environment as { name: string; value: string }[];
    expect(variables.map(({ name }) => name)).toEqual([
      "BUCKET_DATA",
      "CACHE_MAIN_HOST",
      "DATABASE_SYNTHDATA_HOST",
      "DATABASE_SYNTHDATA_SECRET",
      "LOG_LEVEL",
      "TABLE_METADATA",
    ]);
  });

  test("get secrets by references to the region's own copies", () => {
    expect(container(ecs({ secrets: ["jwt", "api-keys"] })).secrets).toEqual([
      {
        name: "JWT",
        valueFrom: "arn:aws:secretsmanager:us-east-1:123456789012:secret:inferloop/production/app/jwt",
      },
      {
        name: "API_KEYS",
        valueFrom: "arn:aws:secretsmanager:us-east-1:123456789012:secret:inferloop/production/app/api-keys",
      },
    ]);
  });

  test("mount the region's files where they ask for them", () => {
    expect(ecs({ files: true }).resource("aws_ecs_task_definition").volume).toMatchObject([
      { name: "files", efs_volume_configuration: { file_system_id: expect.stringContaining("file_system_id") } },
    ]);
  });

  test("run on instances where they ask for them", () => {
    expect(ecs({ capacity: "ec2" }).resource("aws_ecs_service").capacity_provider_strategy).toEqual([
      { capacity_provider: "${aws_ecs_capacity_provider.ecs_instances.name}", weight: 1 },
    ]);
  });

  test("leave the revision to a pipeline only where one deploys them", () => {
    const ignored = (more: Partial<AwsDeployment>) => ecs({}, more).resource("aws_ecs_service").lifecycle;
    expect(ignored({})).toEqual({ ignore_changes: ["desired_count"] });
    expect(ignored({ delivery: TEST_DELIVERY })).toEqual({ ignore_changes: ["desired_count", "task_definition"] });
  });

  test("publish their target groups, as CloudWatch calls them", () => {
    expect(ecs().json.output).toEqual({
      synthdata_target_group_arn_suffix: { value: "${aws_lb_target_group.service_synthdata_entry.arn_suffix}" },
      synthdata_alternate_target_group_arn_suffix: { value: "" },
    });
    expect(ecs({ deployment: "blue-green" }).json.output).toMatchObject({
      synthdata_alternate_target_group_arn_suffix: {
        value: "${aws_lb_target_group.service_synthdata_entry_alternate.arn_suffix}",
      },
    });
  });

  test("stand behind the load balancer only where there is one", () => {
    const around = testSurroundings(testDeployment({ aws: { ecs: testEcs() } }));
    const region = awsRegion(around.aws, "us-east-1");
    const global = awsNames(around.deployment, around.aws);
    const place = { aws: around.aws, region: region.name, names: global.in(region.short), global };
    expect(ecsServiceProps(around, region, place, undefined, TEST_SERVICE).entry).toBeUndefined();
  });

  test("rest at night where the environment rests, unless they have schedules of their own", () => {
    const resting = (schedules: Parameters<typeof testEcs>[0] = {}) =>
      computeOf({ ecs: testEcs(schedules) }, "us-east-1", { profile: { autoShutdown: true, protect: false } })
        .resources("aws_appautoscaling_scheduled_action")
        .map(({ name, scalable_target_action }) => [name, scalable_target_action]);
    expect(resting()).toEqual([
      ["rest-stop", { min_capacity: "0", max_capacity: "0" }],
      ["rest-start", { min_capacity: "4", max_capacity: "10" }],
    ]);
    const own = { name: "own", expression: "rate(1 day)", timeZone: "UTC", min: 1, max: 1 };
    expect(resting({ schedules: [own] }).map(([name]) => name)).toEqual(["own"]);
  });
});
