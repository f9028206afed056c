import {
  CloudfrontDistribution,
  type CloudfrontDistributionOrigin,
} from "@cdktf/provider-aws/lib/cloudfront-distribution";
import { CloudfrontOriginAccessControl } from "@cdktf/provider-aws/lib/cloudfront-origin-access-control";
import { CloudfrontResponseHeadersPolicy } from "@cdktf/provider-aws/lib/cloudfront-response-headers-policy";
import { Construct } from "constructs";
import type { AwsEdge } from "../../../lib/config/aws/edge";
import { s3BucketHost } from "../../../lib/identifiers/aws";
import type { Names } from "../../../lib/names/names";

/**
 * AWS's own policy for content that changes with its name only: compressed, kept by the object's own headers.
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html (2026-11)
 */
const CACHING_OPTIMIZED = "658327ea-f89d-4fab-a63d-7e88639e58f6";

/**
 * Answers after which the second region is asked. Also where an object is not found, which S3 tells as 403 too: it may
 * not have been replicated yet.
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html (2026-11)
 */
export const FAILOVER_STATUS_CODES = [403, 404, 500, 502, 503, 504] as const;

/** A region that does not answer is left after 2 attempts of 3 seconds; CloudFront's defaults take 30 seconds. */
const CONNECTION = { connectionAttempts: 2, connectionTimeout: 3 } as const;

/** Unit: seconds. A year. */
const STRICT_TRANSPORT_SECONDS = 31_536_000;

/** A bucket that is served, and where it is. */
export interface DistributionOrigin {
  readonly bucket: string;
  readonly region: string;
}

export interface DistributionProps {
  /** ARN of an issued certificate in us-east-1 that has the name. */
  readonly certificateArn: string;
  readonly domainName: string;
  /** The bucket in home, whatever its role is today. */
  readonly home: DistributionOrigin;
  /** Also for IPv6. Not with a firewall that knows IPv4 ranges only. */
  readonly ipv6: boolean;
  /** Names outside regions. */
  readonly names: Names;
  readonly priceClass: NonNullable<AwsEdge["cdn"]>["priceClass"];
  /** ARN of the web ACL, of scope CLOUDFRONT. */
  readonly webAclArn: string;
  /** Its replica in home's partner. @default - there is none */
  readonly partner?: DistributionOrigin;
}

/**
 * Static content, read from private buckets and served everywhere. When the first bucket does not answer, or does not
 * have the object, its replica is asked for the same request: nothing has to be switched when a region is lost.
 * @resource aws_cloudfront_distribution, aws_cloudfront_origin_access_control, aws_cloudfront_response_headers_policy
 */
export class Distribution extends Construct {
  readonly resource: CloudfrontDistribution;

  constructor(scope: Construct, id: string, props: DistributionProps) {
    super(scope, id);
    const { names, home, partner } = props;
    const access = new CloudfrontOriginAccessControl(this, "OriginAccess", {
      name: names.of("cloudfront", "cdn"),
      originAccessControlOriginType: "s3",
      signingBehavior: "always",
      signingProtocol: "sigv4",
    });
    const origin = ({ bucket, region }: DistributionOrigin): CloudfrontDistributionOrigin => ({
      originId: region,
      domainName: s3BucketHost(bucket, region),
      originAccessControlId: access.id,
      ...CONNECTION,
    });
    this.resource = new CloudfrontDistribution(this, "Resource", {
      enabled: true,
      comment: names.of("nameTag", "cdn"),
      aliases: [props.domainName],
      defaultRootObject: "index.html",
      httpVersion: "http2and3",
      isIpv6Enabled: props.ipv6,
      priceClass: props.priceClass,
      webAclId: props.webAclArn,
      origin: [home, ...(partner === undefined ? [] : [partner])].map(origin),
      ...(partner === undefined
        ? {}
        : {
            originGroup: [
              {
                originId: "both",
                failoverCriteria: { statusCodes: [...FAILOVER_STATUS_CODES] },
                member: [{ originId: home.region }, { originId: partner.region }],
              },
            ],
          }),
      defaultCacheBehavior: {
        targetOriginId: partner === undefined ? home.region : "both",
        viewerProtocolPolicy: "redirect-to-https",
        allowedMethods: ["GET", "HEAD", "OPTIONS"],
        cachedMethods: ["GET", "HEAD"],
        compress: true,
        cachePolicyId: CACHING_OPTIMIZED,
        responseHeadersPolicyId: this.securityHeaders(names),
      },
      viewerCertificate: {
        acmCertificateArn: props.certificateArn,
        minimumProtocolVersion: "TLSv1.2_2021",
        sslSupportMethod: "sni-only",
      },
      restrictions: { geoRestriction: { restrictionType: "none" } },
      tags: { Name: names.of("nameTag", "cdn") },
    });
  }

  private securityHeaders(names: Names): string {
    return new CloudfrontResponseHeadersPolicy(this, "SecurityHeaders", {
      name: names.of("cloudfront", "security-headers"),
      securityHeadersConfig: {
        strictTransportSecurity: {
          accessControlMaxAgeSec: STRICT_TRANSPORT_SECONDS,
          includeSubdomains: true,
          override: true,
        },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: "DENY", override: true },
        referrerPolicy: { referrerPolicy: "strict-origin-when-cross-origin", override: true },
      },
    }).id;
  }
}
