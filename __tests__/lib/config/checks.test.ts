import {
  DEPLOYMENT_TEXT,
  type Edit,
  edited,
  refusal,
  SINGLE_REGION_TEXT,
  testRefusals,
} from "../../support/deployment-text";

/** Something more in the first region of the text. */
const inFirstRegion = (line: string): Edit => ["      partner: us-west-2", `      partner: us-west-2\n      ${line}`];
const inStandby = (line: string): Edit => ["      role: standby", `      role: standby\n      ${line}`];
const inDatabase = (line: string): Edit => ["- name: synthdata", `- name: synthdata\n      ${line}`];

describe("regions", () => {
  testRefusals(DEPLOYMENT_TEXT, [
    [
      "a region twice",
      [["- name: us-west-2", "- name: us-east-1"]],
      `d.yaml:19:13 aws.regions[1].name: 'name' must be a region that is not in the list yet, got "us-east-1"; remove one of the two`,
    ],
    [
      "two primaries",
      [["role: standby", "role: primary"]],
      `d.yaml:20:13 aws.regions[1].role: 'role' must be primary in one region only (us-east-1 has it), got "primary"; write standby or read`,
    ],
    [
      "no primary",
      [["role: primary", "role: read"]],
      "d.yaml:15:3 aws.regions: 'regions' must be a list with one primary (us-east-1, us-west-2), got none; write role: primary for one of them",
    ],
    [
      "two standbys",
      [["  databases:", "    - name: eu-west-1\n      role: standby\n      partner: us-east-1\n  databases:"]],
      `d.yaml:23:13 aws.regions[2].role: 'role' must be standby in one region only (us-west-2 has it), got "standby"; write read`,
      `d.yaml:24:16 aws.regions[2].partner: 'partner' must be mutual (the partner of us-east-1 is us-west-2), got "us-east-1"; write partner: eu-west-1 for us-east-1, or another partner here`,
    ],
    [
      "a primary without a partner",
      [["      partner: us-west-2\n", ""]],
      "d.yaml:16:7 aws.regions[0].partner: 'partner' must be the region that holds the replicas, got nothing; write us-west-2",
    ],
    [
      "a partner that has another one",
      [["  databases:", "    - name: eu-west-1\n      role: read\n      partner: us-east-1\n  databases:"]],
      `d.yaml:24:16 aws.regions[2].partner: 'partner' must be mutual (the partner of us-east-1 is us-west-2), got "us-east-1"; write partner: eu-west-1 for us-east-1, or another partner here`,
    ],
    [
      "a standby whose partner is not the primary",
      [
        ["partner: us-east-1", "partner: eu-west-1"],
        ["  databases:", "    - name: eu-west-1\n      role: read\n      partner: us-west-2\n  databases:"],
      ],
      `d.yaml:21:16 aws.regions[1].partner: 'partner' must be us-east-1, the primary, for a standby, got "eu-west-1"; write us-east-1`,
    ],
    [
      "a region that is its own partner",
      [["partner: us-west-2", "partner: us-east-1"]],
      `d.yaml:18:16 aws.regions[0].partner: 'partner' must be another region than itself, got "us-east-1"; write us-west-2`,
    ],
    [
      "a partner that is no region of the deployment",
      [["partner: us-west-2", "partner: eu-west-1"]],
      `d.yaml:18:16 aws.regions[0].partner: 'partner' must be one of the other regions (us-west-2), got "eu-west-1"; write us-west-2, or add the region`,
    ],
    [
      "a home that is no region of the deployment",
      [["home: us-east-1", "home: eu-west-1"]],
      `d.yaml:12:9 aws.home: 'home' must be one of the regions (us-east-1, us-west-2), got "eu-west-1"; write the region that owned what replicates from the start`,
    ],
    [
      "two regions in a single-region deployment",
      [["multi-region", "single-region"]],
      `d.yaml:6:10 pattern: 'pattern' must be multi-region for 2 regions, got "single-region"; write multi-region, or remove the other regions`,
    ],
    [
      "no cloud",
      [[DEPLOYMENT_TEXT.slice(DEPLOYMENT_TEXT.indexOf("aws:")), ""]],
      "d.yaml:1:1 aws: 'aws' must be given, a deployment needs a cloud, got nothing; start from deployments/example.yaml",
    ],
  ]);

  testRefusals(SINGLE_REGION_TEXT, [
    [
      "a standby in a single-region deployment",
      [["role: primary", "role: standby"]],
      `d.yaml:17:13 aws.regions[0].role: 'role' must be primary where the pattern is single-region, got "standby"; write primary, or pattern: multi-region and a second region`,
    ],
    [
      "a read region in a single-region deployment",
      [["role: primary", "role: read"]],
      `d.yaml:17:13 aws.regions[0].role: 'role' must be primary where the pattern is single-region, got "read"; write primary, or pattern: multi-region and a second region`,
    ],
    [
      "a partner in a single-region deployment",
      [["role: primary", "role: primary\n      partner: us-west-2"]],
      `d.yaml:18:16 aws.regions[0].partner: 'partner' must be left out where the pattern is single-region, got "us-west-2"; remove it, or write pattern: multi-region and add the partner`,
    ],
    [
      "one region in a multi-region deployment",
      [["single-region", "multi-region"]],
      `d.yaml:6:10 pattern: 'pattern' must be single-region for one region, got "multi-region"; write single-region, or add a region`,
    ],
  ]);

  test("a read region needs no partner", () => {
    const more = "    - name: eu-west-1\n      role: read\n  databases:";
    expect(() => refusal(edited(DEPLOYMENT_TEXT, ["  databases:", more]))).toThrow("is not refused");
  });
});

describe("network", () => {
  testRefusals(DEPLOYMENT_TEXT, [
    [
      "ranges that overlap",
      [inFirstRegion("cidr: 10.1.0.0/16")],
      "d.yaml:20:7 aws.regions[1].cidr: 'cidr' must be apart from the other networks (us-east-1 has 10.1.0.0/16), got 10.1.0.0/16 for us-west-2; write 10.63.0.0/16, which is free",
    ],
    [
      "a range without a mask",
      [inFirstRegion("cidr: 10.4.0.0")],
      `d.yaml:19:13 aws.regions[0].cidr: 'cidr' must be an IPv4 range with a mask, got "10.4.0.0"; write it like 10.20.0.0/16`,
    ],
    [
      "a range with an octet above 255",
      [inFirstRegion("cidr: 10.400.0.0/16")],
      `d.yaml:19:13 aws.regions[0].cidr: 'cidr' must be an IPv4 range with a mask, got "10.400.0.0/16"; write it like 10.20.0.0/16`,
    ],
    [
      "a range with host bits",
      [inFirstRegion("cidr: 10.4.1.0/16")],
      `d.yaml:19:13 aws.regions[0].cidr: 'cidr' must be the first address of its range, got "10.4.1.0/16"; did you mean 10.4.0.0/16?`,
    ],
    [
      "a public range",
      [inFirstRegion("cidr: 52.1.0.0/16")],
      `d.yaml:19:13 aws.regions[0].cidr: 'cidr' must be a private range, within 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10, got "52.1.0.0/16"; use one of them`,
    ],
    [
      "a range that is too small",
      [inFirstRegion("cidr: 10.4.0.0/24")],
      `d.yaml:19:13 aws.regions[0].cidr: 'cidr' must be a /16 or a /17, which the subnets fit into, got "10.4.0.0/24"; make it larger, for example /16`,
    ],
    [
      "a range of callers that is none",
      [["tiers:", "allowedIpRanges: [203.0.113.7/24]\ntiers:"]],
      `d.yaml:8:19 allowedIpRanges[0]: 'allowedIpRanges[0]' must be the first address of its range, got "203.0.113.7/24"; did you mean 203.0.113.0/24?`,
    ],
    [
      "a zone that the region has not",
      [inFirstRegion("zones: [us-east-1a, us-east-1g]")],
      `d.yaml:19:27 aws.regions[0].zones[1]: 'zones[1]' must be a zone of us-east-1 (us-east-1a, us-east-1b, us-east-1c, us-east-1d, us-east-1e, us-east-1f), got "us-east-1g"; write one of them`,
    ],
    [
      "a zone twice",
      [inFirstRegion("zones: [us-east-1a, us-east-1a]")],
      `d.yaml:19:27 aws.regions[0].zones[1]: 'zones[1]' must be a zone that is not in the list yet, got "us-east-1a"; write another zone, or remove it`,
    ],
    [
      "a single zone",
      [inFirstRegion("zones: [us-east-1a]")],
      "d.yaml:19:14 aws.regions[0].zones: 'zones' must be at least 2 zones, got a list; add one",
    ],
  ]);
});

describe("sizes", () => {
  testRefusals(DEPLOYMENT_TEXT, [
    [
      "storage without room to grow",
      [inDatabase("storageGiB: 200\n      maxStorageGiB: 219")],
      "d.yaml:25:22 aws.databases[0].maxStorageGiB: 'maxStorageGiB' must be at least 220, 10 % more than the storage (200 GiB), got 219; raise it, or lower storageGiB",
    ],
    [
      "a limit of storage below the profile's storage",
      [inDatabase("maxStorageGiB: 50")],
      "d.yaml:24:22 aws.databases[0].maxStorageGiB: 'maxStorageGiB' must be at least 110, 10 % more than the storage (100 GiB), got 50; raise it, or lower storageGiB",
    ],
    [
      "a replica with other storage than its source",
      [inStandby("sizes: { databaseStorageGiB: 200 }")],
      "d.yaml:21:36 aws.regions[1].sizes.databaseStorageGiB: 'databaseStorageGiB' must be 100 as in us-east-1, a replica has the storage of its source, got 200; write the same storage for both regions",
    ],
    [
      "an unknown instance class",
      [inDatabase("instanceClass: db.m7g.lage")],
      `d.yaml:24:22 aws.databases[0].instanceClass: 'instanceClass' must be an instance class that RDS offers for PostgreSQL in us-east-1, got "db.m7g.lage"; did you mean db.m7g.large?`,
    ],
    [
      "an instance class that the region has not",
      [inStandby("sizes: { databaseInstanceClass: db.x2idn.16xlarge }")],
      `d.yaml:21:39 aws.regions[1].sizes.databaseInstanceClass: 'databaseInstanceClass' must be an instance class that RDS offers for PostgreSQL in us-west-2, got "db.x2idn.16xlarge"; use db.x2g.16xlarge`,
    ],
    [
      "a default instance class that the region has not",
      [
        ["- name: us-west-2", "- name: ca-west-1"],
        ["partner: us-west-2", "partner: ca-west-1"],
        ["region: us-west-2", "region: ca-west-1"],
      ],
      `d.yaml:23:7 aws.databases[0].instanceClass: 'instanceClass' must be an instance class that RDS offers for PostgreSQL in ca-west-1, got "db.m7g.large"; use db.m6g.large`,
    ],
    [
      "capacity that begins above its end",
      [
        [
          "{ name: metadata }",
          "{ name: metadata, provisioned: { read: { min: 9, max: 5 }, write: { min: 1, max: 1 } } }",
        ],
      ],
      "d.yaml:27:58 aws.tables[0].provisioned.read.min: 'min' must be at most 'max' (5), got 9; lower min or raise max",
    ],
  ]);
});

describe("catalog", () => {
  testRefusals(DEPLOYMENT_TEXT, [
    [
      "a version that cannot be created any more",
      [inDatabase('engineVersion: "13.7"')],
      `d.yaml:24:22 aws.databases[0].engineVersion: 'engineVersion' must be a PostgreSQL version that can still be created (this one cannot since 2026-02-28), got "13.7"; use '17'`,
    ],
    [
      "the documented version, which cannot be created any more",
      [["tiers:", "catalog: documented\ntiers:"]],
      `d.yaml:8:10 catalog: 'catalog' must be a PostgreSQL version that can still be created (this one cannot since 2026-02-28), got "13.7" from 'documented'; write an explicit engineVersion for synthdata (use '17'), or catalog: current`,
    ],
  ]);

  test("an explicit version takes the place of the documented one", () => {
    const text = edited(DEPLOYMENT_TEXT, ["tiers:", "catalog: documented\ntiers:"], inDatabase('engineVersion: "17"'));
    expect(() => refusal(text)).toThrow("is not refused");
  });
});

describe("names", () => {
  testRefusals(DEPLOYMENT_TEXT, [
    [
      "a tier that is misspelt",
      [["{ name: data }", "{ name: data, tier: standrad }"]],
      `d.yaml:28:33 aws.buckets[0].tier: 'tier' must be one of the tiers (standard), got "standrad"; did you mean standard?`,
    ],
    [
      "a tier that does not exist",
      [inDatabase("tier: gold")],
      `d.yaml:24:13 aws.databases[0].tier: 'tier' must be one of the tiers (standard), got "gold"; write one of them, or add the tier`,
    ],
    [
      "a name twice",
      [
        ["[{ name: metadata }]", "[{ name: metadata }, { name: metadata }]"],
        ["[{ name: data }]", "[{ name: data }, { name: data }]"],
        ["[tabular/api]", "[tabular/api, auth, tabular/api]"],
      ],
      `d.yaml:27:40 aws.tables[1].name: 'name' must be a name that is not in the list yet, got "metadata"; rename one of the two`,
      `d.yaml:28:37 aws.buckets[1].name: 'name' must be a name that is not in the list yet, got "data"; rename one of the two`,
      `d.yaml:29:37 aws.repositories[2]: 'repositories[2]' must be a name that is not in the list yet, got "tabular/api"; rename one of the two`,
    ],
    [
      "the name of a bucket of the platform's own",
      [["{ name: data }", "{ name: state-replica-use1 }"]],
      `d.yaml:28:21 aws.buckets[0].name: 'name' must be another name than those of the platform's own buckets, got "state-replica-use1"; rename it`,
    ],
    [
      "a project that a service keeps for itself",
      [["inferloop", "sg"]],
      `d.yaml:1:10 project: 'project' must be a word that the name of a securityGroupPrefix may start with, got "sg"; choose another name`,
    ],
    [
      "a project that load balancers keep for themselves",
      [["inferloop", "internal"]],
      `d.yaml:1:10 project: 'project' must be a word that the name of a loadBalancer may start with, got "internal"; choose another name`,
    ],
    [
      "a project that buckets must not start with",
      [["inferloop", "sthree"]],
      `d.yaml:1:10 project: 'project' must be a word that the name of a s3Bucket may start with, got "sthree"; choose another name`,
    ],
    [
      "a domain outside its zone",
      [["tiers:", "zone: example.com\ntiers:"]],
      `d.yaml:8:7 zone: 'zone' must be the domain inferloop.io or one that it ends in, got "example.com"; write the zone that holds it`,
    ],
  ]);
});
