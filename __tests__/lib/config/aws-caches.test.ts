import { parseDeployment } from "../../../lib/config/load";
import { DEPLOYMENT_TEXT, type Edit, edited, refusal, testRefusals } from "../../support/deployment-text";

/** The text with caches. The first one is on line 31. */
const withCaches = (...lines: readonly string[]): Edit => [
  "  repositories: [tabular/api]\n",
  `  repositories: [tabular/api]\n  caches:\n${lines.map((line) => `    ${line}\n`).join("")}`,
];
const SINGLE_NODE: Edit = ["tiers:\n", "settings: { multiAz: false }\ntiers:\n"];
const caches = (...edits: readonly Edit[]) => parseDeployment(edited(DEPLOYMENT_TEXT, ...edits), "d.yaml").aws?.caches;

describe("caches", () => {
  test("are none unless they are declared", () => {
    expect(caches()).toEqual([]);
  });

  test("are today's engine on the documented nodes, with a replica", () => {
    expect(caches(withCaches("- name: main"))).toEqual([
      {
        name: "main",
        engine: "valkey",
        engineVersion: "8.2",
        nodeType: "cache.t3.micro",
        replicas: 1,
        shards: undefined,
      },
    ]);
  });

  test("have no replica where one zone is enough", () => {
    expect(caches(withCaches("- name: main"), SINGLE_NODE)).toMatchObject([{ replicas: 0 }]);
  });

  test("take what the file says", () => {
    const line =
      "- { name: main, engine: redis, engineVersion: '7.1', nodeType: cache.m7g.large, replicas: 2, shards: 3 }";
    expect(caches(withCaches(line))).toEqual([
      { name: "main", engine: "redis", engineVersion: "7.1", nodeType: "cache.m7g.large", replicas: 2, shards: 3 },
    ]);
  });

  testRefusals(DEPLOYMENT_TEXT, [
    [
      "two caches of one name",
      [withCaches("- name: main", "- name: main")],
      `d.yaml:32:13 aws.caches[1].name: 'name' must be a name that is not in the list yet, got "main"; rename one of the two`,
    ],
    [
      "a misspelt node type",
      [withCaches("- name: main", "  nodeType: cache.t3.mirco")],
      `d.yaml:32:17 aws.caches[0].nodeType: 'nodeType' must be a node type that ElastiCache offers in us-east-1, got "cache.t3.mirco"; did you mean cache.t3.micro?`,
    ],
    [
      "a node type that the second region lacks",
      [
        ["us-west-2", "me-south-1"],
        ["us-west-2", "me-south-1"],
        ["us-west-2", "me-south-1"],
        withCaches("- name: main", "  nodeType: cache.t4g.micro"),
      ],
      `d.yaml:32:17 aws.caches[0].nodeType: 'nodeType' must be a node type that ElastiCache offers in me-south-1, got "cache.t4g.micro"; use cache.t3.micro`,
    ],
    [
      "a node type of a database",
      [withCaches("- name: main", "  nodeType: db.t3.micro")],
      `d.yaml:32:17 aws.caches[0].nodeType: 'nodeType' must be an ElastiCache node type, got "db.t3.micro"; write it like cache.t3.micro`,
    ],
    [
      "no replica where a zone may be lost",
      [withCaches("- name: main", "  replicas: 0")],
      "d.yaml:32:17 aws.caches[0].replicas: 'replicas' must be at least 1 where multiAz is true, a replica takes over when a zone is lost, got 0; raise it, or write multiAz: false under settings",
    ],
    [
      "more replicas than a primary may have",
      [withCaches("- name: main", "  replicas: 6")],
      "d.yaml:32:17 aws.caches[0].replicas: 'replicas' must be at most 5 replicas, got 6; lower it",
    ],
    [
      "more nodes than a cache may have",
      [withCaches("- name: main", "  replicas: 4", "  shards: 101")],
      "d.yaml:33:15 aws.caches[0].shards: 'shards' must be at most 100 with 4 replicas each, a cache has at most 500 nodes, got 101; lower it, or lower replicas",
    ],
    [
      "a version of the other engine",
      [withCaches("- name: main", "  engineVersion: '7.1'")],
      `d.yaml:32:22 aws.caches[0].engineVersion: 'engineVersion' must be a version of valkey (7.2, 8.0, 8.1, 8.2, 9.0, 9.1), got "7.1"; write engine: redis, or a version of valkey`,
    ],
    [
      "another engine than the catalog's without a version",
      [withCaches("- name: main", "  engine: redis")],
      "d.yaml:31:7 aws.caches[0].engineVersion: 'engineVersion' must be given for redis, which is not the catalog's engine, got nothing; write a version of redis, or remove the engine",
    ],
    [
      "a Redis whose users have passwords",
      [withCaches("- name: main", "  engine: redis", "  engineVersion: '6.2'")],
      `d.yaml:33:22 aws.caches[0].engineVersion: 'engineVersion' must be a version of redis with IAM authentication (7.0, 7.1), a password would stand in the state, got "6.2"; use '7.1'`,
    ],
    [
      "a Redis that is not created any more",
      [withCaches("- name: main", "  engine: redis", "  engineVersion: '3.2'")],
      `d.yaml:33:22 aws.caches[0].engineVersion: 'engineVersion' must be a version of the ElastiCache engine that can still be created (this one cannot since 2023-07-31), got "3.2"; use '8.2'`,
    ],
  ]);

  test("fails when the catalog's documented column gives a Redis whose users have passwords", () => {
    const text = edited(DEPLOYMENT_TEXT, withCaches("- name: main"), [
      "pattern: multi-region",
      "pattern: multi-region\ncatalog: documented",
    ]);
    expect(refusal(text)).toContain(
      `d.yaml:32:7 aws.caches[0].engineVersion: 'engineVersion' must be a version of redis with IAM authentication (7.0, 7.1), a password would stand in the state, got "6.2" from 'documented'; write an explicit engine and engineVersion (use '7.1'), or catalog: current`,
    );
  });

  test("accepts the fewest and the most nodes", () => {
    expect(caches(withCaches("- { name: main, replicas: 0, shards: 500 }"), SINGLE_NODE)).toMatchObject([
      { replicas: 0, shards: 500 },
    ]);
    expect(caches(withCaches("- { name: main, replicas: 4, shards: 100 }"))).toMatchObject([{ shards: 100 }]);
  });
});
