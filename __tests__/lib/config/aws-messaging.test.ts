import { parseDeployment } from "../../../lib/config/load";
import { DEPLOYMENT_TEXT, type Edit, edited, testRefusals } from "../../support/deployment-text";

/** The text with a messaging section. Its first line is the 31st of the file. */
const withMessaging = (...lines: readonly string[]): Edit => [
  "  repositories: [tabular/api]\n",
  `  repositories: [tabular/api]\n  messaging:\n${lines.map((line) => `    ${line}\n`).join("")}`,
];
const messaging = (...lines: readonly string[]) =>
  parseDeployment(edited(DEPLOYMENT_TEXT, withMessaging(...lines)), "d.yaml").aws?.messaging;

/** A function, with the settings that a test wants. */
const withFunction = (settings: string): Edit => [
  "  buckets: [{ name: data }]\n",
  `  buckets: [{ name: data }]\n  functions: [{ name: worker, code: { bucket: data, key: w.zip, handler: w.main }${settings} }]\n`,
];

describe("messaging", () => {
  test("is not built unless it is declared", () => {
    expect(parseDeployment(DEPLOYMENT_TEXT, "d.yaml").aws?.messaging).toBeUndefined();
  });

  test("fills in what a queue leaves out", () => {
    expect(messaging("topics: [{ name: results }]", "queues: [{ name: jobs }]")).toEqual({
      // As logs of applications.
      archiveDays: 30,
      topics: [{ name: "results", fifo: false }],
      queues: [
        {
          name: "jobs",
          fifo: false,
          visibilityTimeoutSeconds: 300,
          retentionDays: 7,
          maxReceives: 3,
          events: [],
          topics: [],
          consumer: undefined,
        },
      ],
    });
  });

  test("takes what the file says", () => {
    const lines = [
      "archiveDays: 365",
      "topics: [{ name: results, fifo: true }]",
      "queues:",
      "  - name: billing",
      "    visibilityTimeoutSeconds: 1800",
      "    retentionDays: 14",
      "    maxReceives: 5",
      "    events: ['*.Completed', TextGeneration.Failed]",
      "    topics: [{ topic: results, filter: { status: [Completed] } }]",
    ];
    expect(messaging(...lines)).toMatchObject({
      archiveDays: 365,
      topics: [{ fifo: true }],
      queues: [
        {
          visibilityTimeoutSeconds: 1800,
          retentionDays: 14,
          maxReceives: 5,
          events: ["*.Completed", "TextGeneration.Failed"],
          topics: [{ topic: "results", filter: { status: ["Completed"] } }],
        },
      ],
    });
  });

  testRefusals(DEPLOYMENT_TEXT, [
    [
      "two queues of one name",
      [withMessaging("queues:", "  - name: jobs", "  - name: jobs")],
      `d.yaml:33:15 aws.messaging.queues[1].name: 'name' must be a name that is not in the list yet, got "jobs"; rename one of the two`,
    ],
    [
      "two topics of one name",
      [withMessaging("topics:", "  - name: results", "  - name: results")],
      `d.yaml:33:15 aws.messaging.topics[1].name: 'name' must be a name that is not in the list yet, got "results"; rename one of the two`,
    ],
    [
      "a queue named like another's dead letters",
      [withMessaging("queues:", "  - name: jobs", "  - name: jobs-dlq")],
      `d.yaml:33:15 aws.messaging.queues[1].name: 'name' must be another name than those of the platform's own queues, got "jobs-dlq"; rename it`,
    ],
    [
      "a queue whose dead letters would be the bus's",
      [withMessaging("queues:", "  - name: event-bus")],
      `d.yaml:32:15 aws.messaging.queues[0].name: 'name' must be another name than those of the platform's own queues, got "event-bus"; rename it`,
    ],
    [
      "a topic with the name of the alarms'",
      [withMessaging("topics:", "  - name: alerts")],
      `d.yaml:32:15 aws.messaging.topics[0].name: 'name' must be another name than that of the alarms' topic, got "alerts"; rename it`,
    ],
    [
      "a misspelt topic",
      [
        withMessaging(
          "topics: [{ name: results }]",
          "queues:",
          "  - name: jobs",
          "    topics:",
          "      - topic: result",
        ),
      ],
      `d.yaml:35:20 aws.messaging.queues[0].topics[0].topic: 'topic' must be one of the topics (results), got "result"; did you mean results?`,
    ],
    [
      "a topic where there is none",
      [withMessaging("queues:", "  - name: jobs", "    topics:", "      - topic: results")],
      `d.yaml:34:20 aws.messaging.queues[0].topics[0].topic: 'topic' must be one of the topics (none), got "results"; add it under topics`,
    ],
    [
      "two subscriptions to one topic",
      [
        withMessaging(
          "topics: [{ name: results }]",
          "queues:",
          "  - name: jobs",
          "    topics:",
          "      - topic: results",
          "      - topic: results",
        ),
      ],
      `d.yaml:36:20 aws.messaging.queues[0].topics[1].topic: 'topic' must be a topic that is not in the list yet, got "results"; remove one of the two`,
    ],
    [
      "an event type twice",
      [withMessaging("queues:", "  - name: jobs", "    events:", "      - A.Done", "      - A.Done")],
      `d.yaml:35:13 aws.messaging.queues[0].events[1]: 'events[1]' must be an event type that is not in the list yet, got "A.Done"; remove one of the two`,
    ],
    [
      "an ordered queue behind a topic without order",
      [
        withMessaging(
          "topics: [{ name: results }]",
          "queues:",
          "  - name: jobs",
          "    fifo: true",
          "    topics:",
          "      - topic: results",
        ),
      ],
      `d.yaml:36:20 aws.messaging.queues[0].topics[0].topic: 'topic' must be a topic with fifo, as the queue jobs keeps an order that results does not, got "results"; write fifo: true for the topic, or remove it from the queue`,
    ],
    [
      "an ordered queue behind the bus",
      [withMessaging("queues:", "  - name: jobs", "    fifo: true", "    events: [A.Done]")],
      "d.yaml:34:17 aws.messaging.queues[0].events: 'events' must be left out for a queue with fifo, the bus keeps no order, got a list; remove it, and publish to a topic with fifo, or write fifo: false",
    ],
    [
      "two wildcards in an event type",
      [withMessaging("queues:", "  - name: jobs", "    events: ['*.*']")],
      `d.yaml:33:18 aws.messaging.queues[0].events[0]: 'events[0]' must be letters, digits, dots, hyphens and at most one *, got "*.*"; write it like TextGeneration.Completed or '*.Completed'`,
    ],
    [
      "messages that are kept for too long",
      [withMessaging("queues:", "  - name: jobs", "    retentionDays: 15")],
      "d.yaml:33:24 aws.messaging.queues[0].retentionDays: 'retentionDays' must be at most 14 days, got 15; lower it",
    ],
    [
      "messages that are hidden for too long",
      [withMessaging("queues:", "  - name: jobs", "    visibilityTimeoutSeconds: 43201")],
      "d.yaml:33:35 aws.messaging.queues[0].visibilityTimeoutSeconds: 'visibilityTimeoutSeconds' must be at most 43200 seconds, got 43201; lower it",
    ],
    [
      "messages that are never tried",
      [withMessaging("queues:", "  - name: jobs", "    maxReceives: 0")],
      "d.yaml:33:22 aws.messaging.queues[0].maxReceives: 'maxReceives' must be at least 1 deliveries, got 0; raise it",
    ],
    [
      "an archive that keeps nothing",
      [withMessaging("archiveDays: 0")],
      "d.yaml:31:18 aws.messaging.archiveDays: 'archiveDays' must be at least 1 days, got 0; raise it",
    ],
    [
      "a filter by too many attributes",
      [
        withMessaging(
          "topics: [{ name: results }]",
          "queues:",
          "  - name: jobs",
          "    topics:",
          "      - topic: results",
          "        filter: { a: ['1'], b: ['1'], c: ['1'], d: ['1'], e: ['1'], f: ['1'] }",
        ),
      ],
      "d.yaml:36:21 aws.messaging.queues[0].topics[0].filter: 'filter' must be at most 5 attributes, got a mapping; remove some",
    ],
    [
      "a consumer that is no function",
      [withMessaging("queues:", "  - name: jobs", "    consumer: worker")],
      `d.yaml:33:19 aws.messaging.queues[0].consumer: 'consumer' must be one of the functions (none), got "worker"; add it under functions`,
    ],
    [
      "a message that is shown again while its function still works on it",
      [withFunction(""), withMessaging("queues:", "  - name: jobs", "    consumer: worker")],
      "d.yaml:33:9 aws.messaging.queues[0].visibilityTimeoutSeconds: 'visibilityTimeoutSeconds' must be at least 900, which the function worker may run for, got 300; raise it, or lower timeoutSeconds of worker",
    ],
  ]);

  test("accepts a queue that hides messages as long as its function may run", () => {
    const text = edited(
      DEPLOYMENT_TEXT,
      withFunction(", timeoutSeconds: 300"),
      withMessaging("queues:", "  - name: jobs", "    consumer: worker"),
    );
    expect(parseDeployment(text, "d.yaml").aws?.messaging?.queues[0]?.consumer).toBe("worker");
  });

  test("accepts an ordered queue behind an ordered topic", () => {
    const ordered = messaging(
      "topics: [{ name: results, fifo: true }]",
      "queues: [{ name: jobs, fifo: true, topics: [{ topic: results }] }]",
    );
    expect(ordered?.queues[0]).toMatchObject({ fifo: true, topics: [{ topic: "results", filter: undefined }] });
  });
});
