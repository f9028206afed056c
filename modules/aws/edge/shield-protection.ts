import { ShieldProtection as CfShieldProtection } from "@cdktf/provider-aws/lib/shield-protection";
import { Construct } from "constructs";
import type { Names } from "../../../lib/names/names";

export interface ShieldProtectionProps {
  readonly names: Names;
  /** Last part of its name. */
  readonly purpose: string;
  /** ARN of a load balancer, distribution or hosted zone. */
  readonly resourceArn: string;
}

/**
 * Shield Advanced for one resource. It presumes the account's subscription, which a person makes: it binds for a year
 * and costs thousands a month.
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/enable-ddos-prem.html (2026-11)
 * @resource aws_shield_protection
 */
export class ShieldProtection extends Construct {
  readonly resource: CfShieldProtection;

  constructor(scope: Construct, id: string, { names, purpose, resourceArn }: ShieldProtectionProps) {
    super(scope, id);
    this.resource = new CfShieldProtection(this, "Resource", {
      name: names.of("shieldProtection", purpose),
      resourceArn,
    });
  }
}
