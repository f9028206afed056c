import { EksAddon } from "@cdktf/provider-aws/lib/eks-addon";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { awsRoleArn, POD_IDENTITIES, type PodRoleName } from "../../../lib/identifiers/aws-roles";
import type { Names } from "../../../lib/names/names";

export interface AddonProps {
  readonly names: Names;
  readonly clusterName: string;
  /** What EKS calls the add-on. */
  readonly name: string;
  /**
   * Version of the add-on.
   * @default - what AWS chooses for the cluster's Kubernetes version when it creates the add-on; it then stays
   */
  readonly version?: string;
  /** Role of the add-on's pods. @default - it calls nothing of AWS */
  readonly role?: PodRoleName;
  /** What differs from the add-on's defaults, by the schema that it publishes. @default - nothing */
  readonly configuration?: object;
  readonly dependsOn?: ITerraformDependable[];
}

/**
 * A program of the cluster that EKS installs and keeps. Its pods get their role by Pod Identity: no provider in IAM, and
 * no trust that names a cluster's issuer.
 *
 * The version is AWS's choice unless the deployment file has one: AWS tests each version of an add-on with each version
 * of Kubernetes, and to know its choice at synthesis would take a lookup.
 * @resource aws_eks_addon
 */
export class Addon extends Construct {
  readonly resource: EksAddon;

  constructor(scope: Construct, id: string, props: AddonProps) {
    super(scope, id);
    const { names, clusterName, name, version, role, configuration, dependsOn } = props;
    this.resource = new EksAddon(this, "Resource", {
      clusterName,
      addonName: name,
      // What somebody changed by hand goes back to what is written here.
      resolveConflictsOnCreate: "OVERWRITE",
      resolveConflictsOnUpdate: "OVERWRITE",
      ...(version === undefined ? {} : { addonVersion: version }),
      ...(configuration === undefined ? {} : { configurationValues: JSON.stringify(configuration) }),
      ...(role === undefined
        ? {}
        : {
            podIdentityAssociation: [
              { roleArn: awsRoleArn(names, role), serviceAccount: POD_IDENTITIES[role].serviceAccount },
            ],
          }),
      ...(dependsOn === undefined ? {} : { dependsOn }),
    });
  }
}
