import { policyDocument } from "../identity/policy";

/** A service that puts messages into a queue, on behalf of some of the account's own resources. */
export interface QueueSender {
  readonly sid: string;
  /** For example `sns.amazonaws.com`. */
  readonly service: string;
  /** ARNs of the topics or rules. None: the service sends nothing. */
  readonly sourceArns: readonly string[];
}

/**
 * Policy of a queue: TLS only, and which services may send. What an identity may do is its role's to say.
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html (2026-11)
 */
export function queuePolicy(queueArn: string, senders: readonly QueueSender[]): string {
  return policyDocument([
    {
      sid: "TlsOnly",
      effect: "Deny",
      actions: ["sqs:*"],
      resources: [queueArn],
      principals: "*",
      conditions: { Bool: { "aws:SecureTransport": "false" } },
    },
    ...senders
      .filter(({ sourceArns }) => sourceArns.length > 0)
      .map(({ sid, service, sourceArns }) => ({
        sid,
        actions: ["sqs:SendMessage"],
        resources: [queueArn],
        principals: { Service: [service] },
        conditions: { ArnEquals: { "aws:SourceArn": sourceArns } },
      })),
  ]);
}
