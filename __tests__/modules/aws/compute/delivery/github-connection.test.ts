import { GithubConnection } from "../../../../../modules/aws/compute/delivery/github-connection";
import { testNames } from "../../../../support/fixtures";
import { synthesize } from "../../../../support/synth";

describe("GithubConnection", () => {
  test("minimal props", () => {
    const built = synthesize((scope) => new GithubConnection(scope, "Github", { names: testNames() }));
    expect(built.json.resource).toMatchSnapshot();
  });

  test("keeps its name within the 32 characters of a connection, in every region", () => {
    const nameIn = (short: string) =>
      synthesize((scope) => new GithubConnection(scope, "Github", { names: testNames(short) })).resource(
        "aws_codeconnections_connection",
      ).name;
    expect([nameIn("use1"), nameIn("usw2")]).toEqual([
      "inferloop-production-use1-github",
      "inferloop-production-usw2-github",
    ]);
  });
});
