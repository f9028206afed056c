import type { Json, JsonObject } from "../terraform/stack-files";
import type { OutputStack } from "./output";
import { dataSources, type Leaf, leaves, resources, texts } from "./parts";
import type { Rule, Violation } from "./rule";

/** Arguments whose text is a secret. */
export const SECRET_ARGUMENT =
  /(^|_)(passwords?|passphrase|secret_string|secret_binary|secret_key|client_secret|shared_secret|private_key|private_key_pem|access_key|auth_token|api_key|api_token|session_token|sas_token|connection_string)$/i;

/** Resources that make a secret and keep it in the state. */
const SECRET_RESOURCES: ReadonlySet<string> = new Set([
  "aws_iam_access_key",
  "aws_iam_user_login_profile",
  "random_bytes",
  "random_password",
  "tls_private_key",
]);

/** Data sources that bring a secret into the state. */
const SECRET_LOOKUPS: ReadonlySet<string> = new Set([
  "aws_ecr_authorization_token",
  "aws_eks_cluster_auth",
  "aws_kms_secrets",
  "aws_secretsmanager_random_password",
  "aws_secretsmanager_secret_version",
  "aws_ssm_parameter",
]);

/** Where secrets are, which is nowhere. */
export const nothingSecret: Rule = {
  id: "INV-9",
  title: "no secret stands in the JSON or gets into a state",
  check: (output) =>
    output.stacks.flatMap((stack) => [
      ...checkTypes(stack),
      ...checkArguments(stack),
      ...checkWriteOnly(stack),
      ...checkEphemeral(stack),
      ...checkOutputs(stack),
    ]),
};

const FIX = "use a write-only argument with an ephemeral value";

function checkTypes({ name, json }: OutputStack): Violation[] {
  const made = resources(json).filter(({ type }) => SECRET_RESOURCES.has(type));
  const found = dataSources(json).filter(({ type }) => SECRET_LOOKUPS.has(type));
  return [...made, ...found].map(({ address, type }) => ({
    stack: name,
    address,
    what: `${type} keeps a secret in the state`,
    fix: FIX,
  }));
}

/** Whether a value stands in a write-only argument. */
const isWriteOnly = ({ path }: Leaf): boolean => path.split(".").some((name) => name.endsWith("_wo"));
const isEphemeral = (text: string): boolean => text.includes("${ephemeral.");

function checkArguments({ name, json }: OutputStack): Violation[] {
  const providers = Object.entries(json.provider ?? {}).map(([provider, attributes]) => ({
    address: `provider.${provider}`,
    attributes: { [provider]: attributes },
  }));
  const inBlocks = [...resources(json), ...dataSources(json)].flatMap(({ address, attributes }) =>
    secrets(attributes)
      // What a write-only argument holds beside ephemeral values may be read, a password may not.
      .filter((leaf) => !(isWriteOnly(leaf) && isEphemeral(leaf.value)))
      .map((leaf) => ({ address, leaf })),
  );
  const inProviders = providers.flatMap(({ address, attributes }) =>
    secrets(attributes)
      .filter(({ value }) => !isEphemeral(value))
      .map((leaf) => ({ address, leaf })),
  );
  return [...inBlocks, ...inProviders].map(({ address, leaf }) => ({
    stack: name,
    address,
    what: `'${leaf.path}' holds a secret`,
    fix: FIX,
  }));
}

const secrets = (attributes: JsonObject) => texts(attributes).filter(({ name }) => SECRET_ARGUMENT.test(name));

function checkWriteOnly({ name, json }: OutputStack): Violation[] {
  return resources(json).flatMap(({ address, attributes }) =>
    Object.entries(attributes)
      .filter(([argument]) => argument.endsWith("_wo"))
      .flatMap(([argument, value]) => {
        const at = { stack: name, address };
        const found: Violation[] = [];
        if (typeof value !== "string" || !isEphemeral(value)) {
          found.push({ ...at, what: `'${argument}' is written out`, fix: "give it an ephemeral value" });
        }
        if (attributes[`${argument}_version`] === undefined) {
          const what = `'${argument}' has no version, so a new value is never sent`;
          found.push({ ...at, what, fix: `set ${argument}_version` });
        }
        return found;
      }),
  );
}

/** An ephemeral value is legal in write-only arguments, in providers and in other ephemeral blocks. */
function checkEphemeral({ name, json }: OutputStack): Violation[] {
  const { provider: _provider, ephemeral: _ephemeral, ...others } = json;
  return leaves(others as Json)
    .filter((leaf) => typeof leaf.value === "string" && isEphemeral(leaf.value) && !isWriteOnly(leaf))
    .map(({ path }) => ({
      stack: name,
      what: `'${path}' reads an ephemeral value`,
      fix: "use it in write-only arguments only",
    }));
}

function checkOutputs({ name, json }: OutputStack): Violation[] {
  return Object.entries(json.output ?? {})
    .filter(([, output]) => "sensitive" in output && output.sensitive === true)
    .map(([output]) => ({
      stack: name,
      address: `output.${output}`,
      what: "a sensitive output stands in the state in clear text",
      fix: "publish the name of the secret",
    }));
}
