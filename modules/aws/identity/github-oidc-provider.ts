import { IamOpenidConnectProvider } from "@cdktf/provider-aws/lib/iam-openid-connect-provider";
import { Construct } from "constructs";

/** Host of the tokens that GitHub gives to workflow runs; also the prefix of their claims in trust policies. */
export const GITHUB_OIDC_HOST = "token.actions.githubusercontent.com";

/** Audience of a token that is meant for AWS. */
export const AWS_AUDIENCE = "sts.amazonaws.com";

/**
 * Lets workflow runs on GitHub assume roles without a stored secret. One per account. AWS trusts the host by its public
 * certificate authority, so no thumbprint is set.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html (2026-11)
 * @resource aws_iam_openid_connect_provider
 */
export class GithubOidcProvider extends Construct {
  readonly resource: IamOpenidConnectProvider;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.resource = new IamOpenidConnectProvider(this, "Resource", {
      url: `https://${GITHUB_OIDC_HOST}`,
      clientIdList: [AWS_AUDIENCE],
    });
  }
}
