import { type AwsDeployment, awsRegion, type Deployment } from "../config/deployment";
import { kmsAliasArn } from "../identifiers/aws";
import { databaseIdentifier, keyAlias } from "../identifiers/aws-names";
import type { Names } from "../names/names";
import { stackName } from "../stack/layers";
import { awsNames } from "../state/location";
import type { JsonObject } from "../terraform/stack-files";
import type { Tree } from "./compare";
import type { Member, NewMember } from "./plan";

export interface DatabaseProps {
  readonly deployment: Deployment;
  readonly aws: AwsDeployment;
}

const namesIn = ({ deployment, aws }: DatabaseProps, region: string): Names =>
  awsNames(deployment, aws, awsRegion(aws, region).short);

const identifierOf = (props: DatabaseProps, { database, region, generation }: Member): string =>
  databaseIdentifier(namesIn(props, region), database, generation);

/** Shows how far a replica is behind, in seconds, over the last quarter of an hour. */
export function lagCommand(props: DatabaseProps, member: Member): string {
  const identifier = identifierOf(props, member);
  return `aws cloudwatch get-metric-statistics --region ${member.region} --namespace AWS/RDS --metric-name ReplicaLag --dimensions Name=DBInstanceIdentifier,Value=${identifier} --statistics Maximum --period 60 --start-time "$(date -u -d '-15 minutes' +%FT%TZ)" --end-time "$(date -u +%FT%TZ)"`;
}

/** Cut a region's writers off from everybody in it. Without a rule nobody connects; a restart ends what is connected. */
export function fenceCommands(props: DatabaseProps, region: string, writers: readonly Member[]): string[] {
  const group = namesIn(props, region).of("nameTag", "database");
  return [
    `GROUP=$(aws ec2 describe-security-groups --region ${region} --filters Name=tag:Name,Values=${group} --query 'SecurityGroups[0].GroupId' --output text)`,
    `aws ec2 revoke-security-group-ingress --region ${region} --group-id "$GROUP" --security-group-rule-ids $(aws ec2 describe-security-group-rules --region ${region} --filters Name=group-id,Values="$GROUP" --query 'SecurityGroupRules[?!IsEgress].SecurityGroupRuleId' --output text)`,
    ...writers.map(
      (writer) =>
        `aws rds reboot-db-instance --region ${region} --db-instance-identifier ${identifierOf(props, writer)}`,
    ),
  ];
}

/** Make an instance from the newest backup of the one that it follows, and give it to Terraform. */
export function restoreCommands(props: DatabaseProps, member: NewMember, after: Tree): string[] {
  const { database, region, origin } = member;
  const names = namesIn(props, region);
  const identifier = identifierOf(props, member);
  const stack = stackName("aws", region, "data");
  const instances: { [id: string]: JsonObject } = after.get(stack)?.resource?.aws_db_instance ?? {};
  const found = Object.entries(instances).find(([, instance]) => instance.identifier === identifier);
  if (found === undefined) throw new Error(`${stack} has no instance ${identifier}`);
  const [id, instance] = found;
  const on = `--region ${region}`;
  const key = kmsAliasArn(region, names.props.account, keyAlias(names, "database"));
  return [
    `SNAPSHOT=$(aws rds describe-db-snapshots ${on} --snapshot-type awsbackup --query "sort_by(DBSnapshots[?DBInstanceIdentifier=='${identifierOf(props, { database, ...origin })}'], &SnapshotCreateTime)[-1].DBSnapshotIdentifier" --output text)`,
    `aws rds copy-db-snapshot ${on} --source-db-snapshot-identifier "$SNAPSHOT" --target-db-snapshot-identifier ${identifier}-restored --kms-key-id ${key}`,
    `aws rds wait db-snapshot-available ${on} --db-snapshot-identifier ${identifier}-restored`,
    `aws rds restore-db-instance-from-db-snapshot ${on} --db-snapshot-identifier ${identifier}-restored --db-instance-identifier ${identifier} --db-instance-class ${instance.instance_class} --db-subnet-group-name ${names.of("dbSubnetGroup", database)} --no-publicly-accessible`,
    `aws rds wait db-instance-available ${on} --db-instance-identifier ${identifier}`,
    `terraform -chdir=cdktf.out/stacks/${stack} init -reconfigure`,
    `terraform -chdir=cdktf.out/stacks/${stack} import aws_db_instance.${id} ${identifier}`,
  ];
}
