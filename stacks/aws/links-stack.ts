import { type AwsRegion, awsRegion } from "../../lib/config/deployment";
import { AWS_FOUNDATION } from "../../lib/contracts/aws-foundation";
import { kmsAliasArn } from "../../lib/identifiers/aws";
import { dataBucketName, keyAlias, tableName } from "../../lib/identifiers/aws-names";
import { awsRoleArn } from "../../lib/identifiers/aws-roles";
import type { DeploymentStack } from "../../lib/stack/deployment-stack";
import {
  type AwsStateRegion,
  awsNames,
  stateBucketName,
  stateKeyAlias,
  stateReplicaBucketName,
} from "../../lib/state/location";
import { ownTierTags } from "../../lib/tags/tags";
import { LambdaStreamTrigger } from "../../modules/aws/compute/lambda-stream-trigger";
import { DynamodbInsights } from "../../modules/aws/database/dynamodb-insights";
import { DynamodbReplica } from "../../modules/aws/database/dynamodb-replica";
import { DynamodbTable, STATUS_INDEX } from "../../modules/aws/database/dynamodb-table";
import { BucketReplication } from "../../modules/aws/storage/bucket-replication";
import { RegistryReplication } from "../../modules/aws/storage/registry-replication";
import { AwsRegionStack, type AwsSurroundings } from "./aws-stack";

/**
 * What of a region needs a second one to exist, or calls it at every refresh. No other stack waits for it.
 *
 * Tables stand here too, in home: the provider describes each replica in the replica's own region whenever it refreshes
 * the table, so beside the region's other data it would block all of them when the partner is lost.
 */
export class LinksStack extends AwsRegionStack {
  constructor(
    around: AwsSurroundings,
    place: AwsStateRegion,
    /** None in a control region, which only has states to replicate. */
    region: AwsRegion | undefined,
    upstream: { readonly foundation: DeploymentStack } | undefined,
  ) {
    super(around, place, "links");
    this.replicateStates();
    if (region === undefined || upstream === undefined) return;
    if (region.partner !== undefined) this.replicateToPartner(awsRegion(around.aws, region.partner));
    this.addTables(region, upstream.foundation);
  }

  /** A region that only holds states has no roles: home's replicates for it. */
  private get replicationRoleArn(): string {
    const { aws } = this.around;
    const owner = aws.regions.find(({ name }) => name === this.place.name) ?? awsRegion(aws, aws.home);
    return awsRoleArn(this.names.in(owner.short), "replication");
  }

  private replicateStates(): void {
    const { replicaIn } = this.place;
    if (replicaIn === undefined) return;
    const replicaNames = this.names.in(replicaIn.short);
    new BucketReplication(this, "States", {
      sourceBucket: stateBucketName(this.names),
      destinationBucket: stateReplicaBucketName(replicaNames, this.place.short),
      replicaKmsKeyArn: kmsAliasArn(replicaIn.name, this.around.aws.accountId, stateKeyAlias(replicaNames)),
      roleArn: this.replicationRoleArn,
      twoWay: false,
    });
  }

  private replicateToPartner(partner: AwsRegion): void {
    const { aws, deployment } = this.around;
    const partnerNames = this.names.in(partner.short);
    for (const { name } of aws.buckets) {
      new BucketReplication(this, `Bucket-${name}`, {
        sourceBucket: dataBucketName(this.names, name),
        destinationBucket: dataBucketName(partnerNames, name),
        replicaKmsKeyArn: kmsAliasArn(partner.name, aws.accountId, keyAlias(partnerNames, "data")),
        roleArn: this.replicationRoleArn,
        twoWay: true,
      });
    }
    if (aws.ownsAccount && aws.repositories.length > 0) {
      new RegistryReplication(this, "Registry", {
        globalNames: awsNames(deployment, aws),
        destinationRegions: aws.regions.map(({ name }) => name).filter((name) => name !== this.place.name),
      });
    }
  }

  /** The tables in home, which owns them for ever; their replicas elsewhere. */
  private addTables(region: AwsRegion, foundation: DeploymentStack): void {
    const { aws, deployment } = this.around;
    if (aws.tables.length === 0) return;
    const { data_key_arn } = this.consume(foundation, AWS_FOUNDATION);
    for (const { name, tier, provisioned } of aws.tables) {
      const props = {
        globalNames: awsNames(deployment, aws),
        table: name,
        kmsKeyArn: data_key_arn,
        protect: deployment.profile.protect,
        provisioned,
        ...ownTierTags(deployment, tier),
      };
      const table = region.isHome
        ? new DynamodbTable(this, `Table-${name}`, props)
        : new DynamodbReplica(this, `Table-${name}`, { ...props, homeRegion: aws.home });
      this.addStreamReaders(name, region, table);
      if (aws.monitoring?.scope !== "all") continue;
      new DynamodbInsights(table, "Insights", {
        tableName: tableName(props.globalNames, name),
        indexNames: [STATUS_INDEX],
        table: table.resource,
      });
    }
  }

  /** Functions of the region that changes of a table call. */
  private addStreamReaders(table: string, region: AwsRegion, owner: DynamodbTable | DynamodbReplica): void {
    const readers = this.around.aws.functions.flatMap(({ name, triggers }) =>
      triggers.tables.filter((trigger) => trigger.table === table).map(({ events }) => ({ fn: name, events })),
    );
    if (readers.length === 0) return;
    const stream =
      owner instanceof DynamodbTable
        ? { streamArn: owner.resource.streamArn }
        : { streamArn: owner.lookUpStream(), replica: owner.resource };
    for (const { fn, events } of readers) {
      new LambdaStreamTrigger(owner, `Function-${fn}`, {
        names: this.names,
        region: region.name,
        fn,
        events,
        enabled: region.role === "primary",
        ...stream,
      });
    }
  }
}
