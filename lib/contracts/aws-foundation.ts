import { type ContractValues, contract } from "./contract";

/**
 * Keys, topic and log groups of a region's foundation. Key ARNs, not aliases: most services store the key's ARN, and a
 * value that differs from the stored one replaces the data.
 */
export const AWS_FOUNDATION = contract("foundation", {
  data_key_arn: "string",
  database_key_arn: "string",
  secrets_key_arn: "string",
  logs_key_arn: "string",
  volumes_key_arn: "string",
  backup_key_arn: "string",
  messaging_key_arn: "string",
  cache_key_arn: "string",
  alert_topic_arn: "string",
  audit_log_group: "string",
  backup_vault: "string",
});
export type AwsFoundation = ContractValues<typeof AWS_FOUNDATION.fields>;
