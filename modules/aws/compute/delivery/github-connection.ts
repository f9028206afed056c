import { CodeconnectionsConnection } from "@cdktf/provider-aws/lib/codeconnections-connection";
import { Construct } from "constructs";
import type { Names } from "../../../../lib/names/names";

export interface GithubConnectionProps {
  readonly names: Names;
}

/**
 * The region's way to GitHub. It is created pending: a person approves it once in the console, and until then pipelines
 * stand and fail at their source. Nothing waits for it.
 * @see https://docs.aws.amazon.com/dtconsole/latest/userguide/connections-update.html (2026-11)
 * @resource aws_codeconnections_connection
 */
export class GithubConnection extends Construct {
  readonly resource: CodeconnectionsConnection;

  constructor(scope: Construct, id: string, { names }: GithubConnectionProps) {
    super(scope, id);
    this.resource = new CodeconnectionsConnection(this, "Resource", {
      name: names.of("codeConnection", "github"),
      providerType: "GitHub",
    });
  }
}
