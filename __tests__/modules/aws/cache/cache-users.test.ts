import { CacheUsers } from "../../../../modules/aws/cache/cache-users";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const users = (engine: "valkey" | "redis" = "valkey") =>
  synthesize((scope) => {
    new CacheUsers(scope, "Users", { names: testNames(), cache: "main", engine });
  });

describe("CacheUsers", () => {
  test("minimal props", () => {
    expect(users().json.resource).toMatchSnapshot();
  });

  test("has one user, whom IAM authenticates, and who must not administer", () => {
    expect(users().resource("aws_elasticache_user")).toMatchObject({
      user_id: "inferloop-production-use1-main-app",
      user_name: "inferloop-production-use1-main-app",
      engine: "valkey",
      authentication_mode: { type: "iam" },
      access_string: expect.stringMatching(/^on .*-@admin -@dangerous/),
    });
  });

  test.each(["valkey", "redis"] as const)("keeps no password of %s", (engine) => {
    expect(JSON.stringify(users(engine).json)).not.toMatch(/"passwords?"/);
  });

  test("switches off the user without a name, whom a group of Redis must have", () => {
    const redis = users("redis");
    expect(redis.resources("aws_elasticache_user")).toContainEqual(
      expect.objectContaining({
        user_id: "inferloop-production-use1-main-default",
        user_name: "default",
        access_string: "off ~* -@all",
      }),
    );
    expect(redis.resource("aws_elasticache_user_group").user_ids).toHaveLength(2);
  });

  test("has only users with an authentication in a group of Valkey, which refuses others", () => {
    expect(
      users()
        .resources("aws_elasticache_user")
        .map(({ user_name }) => user_name),
    ).not.toContain("default");
    expect(users().resource("aws_elasticache_user_group")).toMatchObject({
      user_group_id: "inferloop-production-use1-main",
      engine: "valkey",
      user_ids: ["${aws_elasticache_user.users_app.user_id}"],
    });
  });
});
