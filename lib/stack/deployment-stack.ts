import {
  TerraformDataSource,
  type TerraformElement,
  TerraformOutput,
  TerraformResource,
  TerraformStack,
  Token,
} from "cdktf";
import { type Construct, Node } from "constructs";
import type { Role } from "../config/schema";
import { type Contract, type ContractValues, type Fields, outputName } from "../contracts/contract";
import type { StateLocation } from "../state/location";
import { LockingS3Backend, S3RemoteState } from "../state/s3";
import { type Cloud, type Layer, stackName } from "./layers";
import { logicalId } from "./logical-id";
import { reviewable } from "./reviewable";

export interface DeploymentStackProps {
  readonly cloud: Cloud;
  readonly layer: Layer;
  /** The region. @default - a stack outside regions */
  readonly region?: string;
  /** What the region does today. @default - a stack outside regions, or in a region that only holds states */
  readonly role?: Role;
  /** Where the state lies, and its replica. */
  readonly state: { readonly live: StateLocation; readonly standby: StateLocation | undefined };
}

/**
 * One Terraform state: cloud x region x layer. It keeps its state in its own region, gives addresses that people can
 * read, and is the only way to read another stack: through a contract, in the same region.
 */
export abstract class DeploymentStack extends TerraformStack {
  readonly cloud: Cloud;
  readonly layer: Layer;
  readonly region: string | undefined;
  readonly role: Role | undefined;
  readonly state: DeploymentStackProps["state"];
  /** Stacks of other regions that must exist before the first deployment of this one, and never again. */
  readonly firstDeployAfter = new Set<string>();
  private readonly published = new Set<string>();
  private readonly reads = new Map<DeploymentStack, S3RemoteState>();

  constructor(scope: Construct, props: DeploymentStackProps) {
    super(scope, stackName(props.cloud, props.region, props.layer));
    this.cloud = props.cloud;
    this.layer = props.layer;
    this.region = props.region;
    this.role = props.role;
    this.state = props.state;
    new LockingS3Backend(this, props.state.live);
  }

  /** Gives the values of a contract to other stacks of the region. */
  publish<F extends Fields>(contract: Contract<F>, values: ContractValues<F>, instance?: string): void {
    for (const field of Object.keys(contract.fields)) {
      const name = outputName(contract, field, instance);
      new TerraformOutput(this, name, { value: values[field], staticId: true });
      this.published.add(name);
    }
  }

  /** Takes the values of a contract that `producer` publishes. */
  consume<F extends Fields>(producer: DeploymentStack, contract: Contract<F>, instance?: string): ContractValues<F> {
    if (producer.cloud !== this.cloud || producer.region !== this.region || this.region === undefined) {
      throw new Error(`${this.node.id} must not read ${producer.node.id}: another region's state may be lost`);
    }
    const remote = this.remoteState(producer);
    const values = Object.entries(contract.fields).map(([field, kind]) => {
      const name = outputName(contract, field, instance);
      if (!producer.published.has(name)) throw new Error(`${producer.node.id} does not publish ${name}`);
      const value =
        kind === "list" ? remote.getList(name) : kind === "number" ? remote.getNumber(name) : remote.getString(name);
      return [field, value];
    });
    return Object.fromEntries(values) as ContractValues<F>;
  }

  /** Names of the stacks of the same region that must be applied before this one. */
  get dependsOnStacks(): string[] {
    return this.dependencies.map((stack) => stack.node.id).sort();
  }

  private remoteState(producer: DeploymentStack): S3RemoteState {
    const known = this.reads.get(producer);
    if (known !== undefined) return known;
    this.addDependency(producer);
    const remote = new S3RemoteState(this, producer.layer, producer.state.live);
    this.reads.set(producer, remote);
    return remote;
  }

  /**
   * cdktf resolves everything once more here, to find references between stacks and to make outputs of them. There are
   * none: stacks read each other by contracts, and the rule HY-08 finds a reference that leads nowhere.
   */
  override prepareStack(): void {}

  protected override allocateLogicalId(element: TerraformElement | Node): string {
    return logicalId(element instanceof Node ? element : element.node, this.node);
  }

  override toTerraform(): object {
    this.refuseSharedAddresses();
    return reviewable(super.toTerraform());
  }

  /** Two elements with one address would silently become one. */
  private refuseSharedAddresses(): void {
    const owners = new Map<string, string>();
    for (const element of this.node.findAll()) {
      if (!TerraformResource.isTerraformResource(element) && !TerraformDataSource.isTerraformDataSource(element))
        continue;
      const resource = element as TerraformResource;
      const address = Token.asString(resource.fqn);
      const key = `${element instanceof TerraformDataSource}/${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
      const other = owners.get(key);
      if (other !== undefined) throw new Error(`${element.node.path} and ${other} share the address ${address}`);
      owners.set(key, element.node.path);
    }
  }
}
