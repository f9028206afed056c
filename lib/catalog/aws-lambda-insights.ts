import type { Architecture } from "./aws-instance-types";

/**
 * The layer of Lambda Insights 1.0.498.0: AWS's account in the region, the layer's version for x86_64 and, where there
 * is one, for arm64. Where arm64 has an account of its own it stands before the version.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Lambda-Insights-extension-versions.html
 * Regions and versions as in the data of aws-cdk-lib 2.276.0 (region-info, 2026-11).
 */
const LAYERS: Readonly<Record<string, string>> = {
  "af-south-1": "012438385374 52 25",
  "ap-east-1": "519774774795 52 25",
  "ap-east-2": "145023102084 8",
  "ap-northeast-1": "580247275435 87 25",
  "ap-northeast-2": "580247275435 59 25",
  "ap-northeast-3": "194566237122 41 25",
  "ap-south-1": "580247275435 58 25",
  "ap-south-2": "891564319516 34 25",
  "ap-southeast-1": "580247275435 60 25",
  "ap-southeast-2": "580247275435 60 25",
  "ap-southeast-3": "439286490199 36 25",
  "ap-southeast-4": "158895979263 29 605207715842 25",
  "ap-southeast-5": "590183865173 9",
  "ap-southeast-6": "727646510379 1",
  "ap-southeast-7": "761018874580 8",
  "ca-central-1": "580247275435 59 25",
  "ca-west-1": "946466191631 21 761377655185 25",
  "eu-central-1": "580247275435 60 25",
  "eu-central-2": "033019950311 35 25",
  "eu-north-1": "580247275435 57 25",
  "eu-south-1": "339249233099 52 25",
  "eu-south-2": "352183217350 36 25",
  "eu-west-1": "580247275435 60 25",
  "eu-west-2": "580247275435 60 25",
  "eu-west-3": "580247275435 59 25",
  "il-central-1": "459530977127 29 066549572091 25",
  "me-central-1": "732604637566 35 25",
  "me-south-1": "285320876703 52 25",
  "mx-central-1": "879381266642 8",
  "sa-east-1": "580247275435 59 25",
  "us-east-1": "580247275435 60 25",
  "us-east-2": "580247275435 60 25",
  "us-west-1": "580247275435 60 25",
  "us-west-2": "580247275435 60 25",
};

/** ARN of the layer of Lambda Insights. Undefined where AWS offers none: arm64 in the youngest regions. */
export function lambdaInsightsLayer(region: string, architecture: Architecture): string | undefined {
  const [account, x86, ...arm] = (LAYERS[region] ?? "").split(" ");
  if (architecture === "x86_64") {
    return x86 === undefined ? undefined : layerArn(region, account, "LambdaInsightsExtension", x86);
  }
  const version = arm.at(-1);
  if (version === undefined) return undefined;
  return layerArn(region, arm.length > 1 ? arm[0] : account, "LambdaInsightsExtension-Arm64", version);
}

const layerArn = (region: string, account: string | undefined, layer: string, version: string): string =>
  `arn:aws:lambda:${region}:${account}:layer:${layer}:${version}`;
