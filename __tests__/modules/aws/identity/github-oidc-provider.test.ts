import { GithubOidcProvider } from "../../../../modules/aws/identity/github-oidc-provider";
import { synthesize } from "../../../support/synth";

test("GithubOidcProvider trusts GitHub for AWS's audience, by its public certificate", () => {
  const stack = synthesize((scope) => new GithubOidcProvider(scope, "Github"));
  expect(stack.json.resource).toMatchSnapshot();
  expect(stack.resource("aws_iam_openid_connect_provider")).toMatchObject({
    url: "https://token.actions.githubusercontent.com",
    client_id_list: ["sts.amazonaws.com"],
  });
});
