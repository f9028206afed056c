import { Construct } from "constructs";
import { kmsAliasArn } from "../../../lib/identifiers/aws";
import { type ApplicationSecret, applicationSecretName, keyAlias } from "../../../lib/identifiers/aws-names";
import type { Names } from "../../../lib/names/names";
import { Secret } from "./secret";
import type { SecretRotation } from "./secret-rotation";

export interface ApplicationSecretsProps {
  /** ARN of the home region's key for secrets. */
  readonly kmsKeyArn: string;
  /** Names outside regions: a replica has its original's name. */
  readonly names: Names;
  /** Unit: days. Range: 0, or 7 to 30. */
  readonly recoveryDays: number;
  readonly rotation: SecretRotation;
  /** The other regions, which get replicas. Their keys for secrets must exist before the first deployment. @default - none */
  readonly replicateTo?: readonly { readonly name: string; readonly short: string }[];
}

/**
 * Secrets of the applications. The home region alone owns them, whatever its role: a replica takes orders from its
 * original only. Other regions read them by name.
 * @resource aws_secretsmanager_secret, its policy, first version and rotation
 */
export class ApplicationSecrets extends Construct {
  readonly secrets: Readonly<Record<ApplicationSecret, Secret>>;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: ApplicationSecretsProps,
  ) {
    super(scope, id);
    this.secrets = {
      "api-keys": this.rotated("ApiKeys", "api-keys", "Signs and checks the keys of API clients."),
      jwt: this.rotated("Jwt", "jwt", "Signs tokens. AWSPREVIOUS still checks those that live."),
      // Only the third party can give its value, so an operator puts it; a generated one would look usable.
      "third-party": this.secret("ThirdParty", "third-party", "Credentials of third parties, put by an operator."),
    };
  }

  private rotated(id: string, name: ApplicationSecret, description: string): Secret {
    const secret = this.secret(id, name, description);
    const { version } = secret.generate("value");
    this.props.rotation.schedule(secret, [version]);
    return secret;
  }

  private secret(id: string, name: ApplicationSecret, description: string): Secret {
    const { kmsKeyArn, names, recoveryDays, replicateTo = [] } = this.props;
    const { account } = names.props;
    return new Secret(this, id, {
      account,
      name: applicationSecretName(names, name),
      description,
      kmsKeyArn,
      recoveryDays,
      replicas: replicateTo.map((region) => ({
        region: region.name,
        kmsKeyArn: kmsAliasArn(region.name, account, keyAlias(names.in(region.short), "secrets")),
      })),
    });
  }
}
