import { Construct } from "constructs";
import type { Names } from "../../../lib/names/names";
import { SecurityGroup } from "./security-group";

export interface SecurityGroupsProps {
  readonly names: Names;
  readonly vpcId: string;
  readonly vpcCidr: string;
}

/**
 * The groups that more than one layer of a region uses. Only workloads open connections; answers need no rule, so the
 * others have no way out. Load balancers, caches and clusters bring groups of their own and add rules to these.
 */
export class SecurityGroups extends Construct {
  readonly workload: SecurityGroup;
  readonly database: SecurityGroup;
  readonly fileSystem: SecurityGroup;
  readonly endpoints: SecurityGroup;

  constructor(scope: Construct, id: string, { names, vpcId, vpcCidr }: SecurityGroupsProps) {
    super(scope, id);
    this.workload = new SecurityGroup(this, "Workload", {
      names,
      purpose: "workload",
      description: "Nodes, tasks and functions",
      vpcId,
    });
    const workload = { securityGroupId: this.workload.resource.id };
    this.workload.addIngress("from-workload", {
      peer: workload,
      traffic: "all",
      description: "Workloads among themselves",
    });
    this.workload.addEgress("to-network", {
      peer: { cidr: vpcCidr },
      traffic: "all",
      description: "Everything inside the network",
    });
    this.workload.addEgress("to-https", {
      peer: { cidr: "0.0.0.0/0" },
      traffic: { tcp: 443 },
      description: "AWS services, image registries and third parties",
    });

    this.database = new SecurityGroup(this, "Database", {
      names,
      purpose: "database",
      description: "PostgreSQL instances",
      vpcId,
    });
    this.database.addIngress("from-workload", {
      peer: workload,
      traffic: { tcp: 5432 },
      description: "PostgreSQL from workloads",
    });

    this.fileSystem = new SecurityGroup(this, "FileSystem", {
      names,
      purpose: "file-system",
      description: "Mount targets of file systems",
      vpcId,
    });
    this.fileSystem.addIngress("from-workload", {
      peer: workload,
      traffic: { tcp: 2049 },
      description: "NFS from workloads",
    });

    this.endpoints = new SecurityGroup(this, "Endpoints", {
      names,
      purpose: "endpoints",
      description: "Interface endpoints of AWS services",
      vpcId,
    });
    // The whole network: private names lead everything in it to the endpoints, whichever group it has.
    this.endpoints.addIngress("from-network", {
      peer: { cidr: vpcCidr },
      traffic: { tcp: 443 },
      description: "HTTPS from the network",
    });
  }
}
