import { Construct } from "constructs";
import { type AwsRole, awsRoleName } from "../../../lib/identifiers/aws-roles";
import {
  type DeliveryScope,
  deployStatements,
  imageStatements,
  pipelineStatements,
  startStatements,
  stepStatements,
} from "./delivery-policies";
import { ownAccount, type Statement, serviceTrust } from "./policy";
import { ServiceRole } from "./service-role";

/**
 * The roles of a region's delivery. Each step has its own, because tests and builds run code that somebody has pushed:
 * tests can do nothing in the account, and no step that runs such code can deploy.
 * @resource aws_iam_role
 */
export class DeliveryRoles extends Construct {
  constructor(scope: Construct, id: string, props: DeliveryScope) {
    super(scope, id);
    const account = ownAccount(props.names.props.account);
    const steps = stepStatements(props);
    const build = serviceTrust("codebuild.amazonaws.com", account);
    const add = (id: string, role: AwsRole, description: string, trust: Statement, statements: readonly Statement[]) =>
      new ServiceRole(this, id, { name: awsRoleName(props.names, role), description, trust, statements });
    const pipelines = serviceTrust("codepipeline.amazonaws.com", account);
    add("Pipeline", "delivery-pipeline", "Pipelines of delivery", pipelines, pipelineStatements(props));
    add("Test", "delivery-test", "Unit tests of delivery", build, steps);
    add("Build", "delivery-build", "Builds of delivery", build, [...steps, ...imageStatements(props)]);
    add("Deploy", "delivery-deploy", "Deployments of delivery", build, [...steps, ...deployStatements(props)]);
    const events = serviceTrust("events.amazonaws.com");
    add("Start", "delivery-start", "Events that start releases", events, startStatements(props));
  }
}
