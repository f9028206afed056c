import type { RegionData } from "../../../../modules/aws/identity/data-access";
import { cacheAccess, messagingAccess } from "../../../../modules/aws/identity/messaging-access";

const DATA: RegionData = {
  region: "us-east-1",
  account: "123456789012",
  buckets: [],
  tables: [],
  keyAliases: [],
  messaging: { bus: "events", queues: ["jobs"], topics: ["results"], keyAliases: ["alias/messaging"] },
  caches: [{ replicationGroup: "main", user: "main-app" }],
};
const [events, messages, queues, keys] = messagingAccess(DATA);

describe("messagingAccess", () => {
  test("publishes to the region's bus, as the platform and nobody else", () => {
    expect(events).toMatchObject({
      actions: ["events:PutEvents"],
      resources: ["arn:aws:events:us-east-1:123456789012:event-bus/events"],
      conditions: { StringEquals: { "events:source": "io.inferloop.events" } },
    });
  });

  test("reaches declared topics and queues by name, and none of the dead letters", () => {
    expect(messages?.resources).toEqual(["arn:aws:sns:us-east-1:123456789012:results"]);
    expect(queues?.resources).toEqual(["arn:aws:sqs:us-east-1:123456789012:jobs"]);
  });

  test("neither makes, empties nor opens queues", () => {
    expect(queues?.actions).toEqual(
      expect.arrayContaining(["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:SendMessage"]),
    );
    expect(queues?.actions.filter((action) => /Create|Purge|SetQueue|AddPermission|\*/.test(action))).toEqual([]);
  });

  test("uses the messaging key through SNS and SQS only", () => {
    expect(keys?.conditions).toEqual({
      "ForAnyValue:StringEquals": { "kms:ResourceAliases": ["alias/messaging"] },
      StringEquals: { "kms:ViaService": ["sns.us-east-1.amazonaws.com", "sqs.us-east-1.amazonaws.com"] },
    });
  });

  test("reaches nothing where nothing is declared", () => {
    const { messaging: _none, caches: _neither, ...bare } = DATA;
    expect(messagingAccess(bare)).toEqual([]);
    expect(cacheAccess(bare).resources).toEqual([]);
  });

  test("reaches no key where there is only the bus, which EventBridge encrypts by itself", () => {
    const bus = { bus: "events", queues: [], topics: [], keyAliases: ["alias/messaging"] };
    expect(messagingAccess({ ...DATA, messaging: bus }).at(-1)?.resources).toEqual([]);
  });
});

describe("cacheAccess", () => {
  test("connects to the caches as their user, and as no other", () => {
    expect(cacheAccess(DATA)).toMatchObject({
      actions: ["elasticache:Connect"],
      resources: [
        "arn:aws:elasticache:us-east-1:123456789012:replicationgroup:main",
        "arn:aws:elasticache:us-east-1:123456789012:user:main-app",
      ],
    });
  });
});
