import { S3Backend, TerraformRemoteState } from "cdktf";
import type { Construct } from "constructs";
import type { StateLocation } from "./location";

/** Settings of the S3 backend, the same for writing a state and for reading another stack's. */
function s3Settings(location: StateLocation) {
  return {
    bucket: location.bucket,
    key: location.key,
    region: location.region,
    encrypt: true,
    kms_key_id: location.kmsKeyId,
    use_lockfile: true,
  };
}

/** The S3 backend with native locking, which cdktf's own does not know. */
export class LockingS3Backend extends S3Backend {
  constructor(
    scope: Construct,
    private readonly location: StateLocation,
  ) {
    super(scope, { bucket: location.bucket, key: location.key });
  }

  protected override synthesizeAttributes(): { [name: string]: unknown } {
    return s3Settings(this.location);
  }
}

/** A read of another stack's outputs. Created by the stack base only, for stacks of the same region. */
export class S3RemoteState extends TerraformRemoteState {
  constructor(scope: Construct, id: string, location: StateLocation) {
    super(scope, id, "s3", s3Settings(location) as object);
  }
}

/** Text of a `-backend-config` file that opens a state at `location`. */
export function tfbackend(location: StateLocation): string {
  const settings = Object.entries(s3Settings(location));
  const width = Math.max(...settings.map(([name]) => name.length));
  return settings.map(([name, value]) => `${name.padEnd(width)} = ${JSON.stringify(value)}\n`).join("");
}
