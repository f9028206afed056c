import { type AwsFunction, DOCUMENTED_FUNCTION } from "../../../lib/config/aws/functions";
import { parseDeployment } from "../../../lib/config/load";
import { DEPLOYMENT_TEXT, type Edit, edited, type RefusedCase, testRefusals } from "../../support/deployment-text";

/** The functions, from line 33 on. */
const functions = (...lines: readonly string[]): Edit => [
  "  repositories: [tabular/api]\n",
  `  repositories: [tabular/api]\n  messaging: {}\n  edge: {}\n  functions:\n${lines.map((line) => `    ${line}\n`).join("")}`,
];
const fn = (settings = "") => functions(`- { name: score${settings === "" ? "" : `, ${settings}`} }`);
const triggers = (text: string) => fn(`triggers: { ${text} }`);
const CODE = "code: { bucket: data, key: functions/score.zip, handler: app.handler }";

function resolved(...edits: readonly Edit[]): readonly AwsFunction[] {
  return parseDeployment(edited(DEPLOYMENT_TEXT, ...edits), "d.yaml").aws?.functions ?? [];
}

describe("functions", () => {
  test("have the documented sizes and run the platform's own code where the file says nothing", () => {
    expect(DOCUMENTED_FUNCTION).toEqual({ timeoutSeconds: 900, memoryMb: 3008, storageMb: 10_240 });
    expect(resolved(fn())).toEqual([
      {
        name: "score",
        code: { kind: "events" },
        runtime: "python3.13",
        ...DOCUMENTED_FUNCTION,
        reservedConcurrency: undefined,
        environment: {},
        triggers: { http: [], schedules: [], buckets: [], tables: [] },
      },
    ]);
  });

  test("take their runtime from the column of the catalog, or from the file", () => {
    const [documented] = resolved(
      ["pattern: multi-region", "catalog: documented\npattern: multi-region"],
      VERSIONED,
      fn(),
    );
    expect(documented?.runtime).toBe("python3.9");
    const [explicit] = resolved(fn(CODE.replace("handler:", "runtime: python3.12, handler:")));
    expect(explicit).toMatchObject({
      runtime: "python3.12",
      code: { kind: "s3", key: "functions/score.zip", version: undefined },
    });
  });

  test("are called by routes, times, new objects and changed items", () => {
    const [all] = resolved(
      triggers(
        "http: [{ method: POST, path: '/jobs/{id}' }], schedules: [{ name: nightly, expression: cron(0 3 * * ? *) }], buckets: [{ bucket: data }], tables: [{ table: metadata, events: [INSERT] }]",
      ),
    );
    expect(all?.triggers).toEqual({
      http: [{ method: "POST", path: "/jobs/{id}" }],
      schedules: [{ name: "nightly", expression: "cron(0 3 * * ? *)", timeZone: "UTC" }],
      buckets: [{ bucket: "data", prefixes: [] }],
      tables: [{ table: "metadata", events: ["INSERT"] }],
    });
  });

  test("hear of every change where the file names none", () => {
    const [all] = resolved(triggers("tables: [{ table: metadata }]"));
    expect(all?.triggers.tables).toEqual([{ table: "metadata", events: ["INSERT", "MODIFY", "REMOVE"] }]);
  });
});

/** The documented version of PostgreSQL cannot be created any more. */
const VERSIONED: Edit = ["    - name: synthdata\n", "    - name: synthdata\n      engineVersion: '17'\n"];

const PLACE = "aws.functions[0]";

describe("functions that are refused", () => {
  const REFUSED: readonly RefusedCase[] = [
    [
      "less memory than Lambda gives",
      [fn("memoryMb: 64")],
      `d.yaml:33:32 ${PLACE}.memoryMb: 'memoryMb' must be at least 128 MB, got 64; raise it`,
    ],
    [
      "more memory than Lambda gives",
      [fn("memoryMb: 10241")],
      `d.yaml:33:32 ${PLACE}.memoryMb: 'memoryMb' must be at most 10240 MB, got 10241; lower it`,
    ],
    [
      "a longer run than Lambda allows",
      [fn("timeoutSeconds: 901")],
      `d.yaml:33:38 ${PLACE}.timeoutSeconds: 'timeoutSeconds' must be at most 900 seconds, got 901; lower it`,
    ],
    [
      "no run at all",
      [fn("timeoutSeconds: 0")],
      `d.yaml:33:38 ${PLACE}.timeoutSeconds: 'timeoutSeconds' must be at least 1 seconds, got 0; raise it`,
    ],
    [
      "less storage than Lambda gives",
      [fn("storageMb: 100")],
      `d.yaml:33:33 ${PLACE}.storageMb: 'storageMb' must be at least 512 MB, got 100; raise it`,
    ],
    [
      "more storage than Lambda gives",
      [fn("storageMb: 20480")],
      `d.yaml:33:33 ${PLACE}.storageMb: 'storageMb' must be at most 10240 MB, got 20480; lower it`,
    ],
    [
      "a variable that Lambda sets itself",
      [fn("environment: { AWS_REGION: us-east-1 }")],
      `d.yaml:33:37 ${PLACE}.environment.AWS_REGION: 'AWS_REGION' must be another name than those that Lambda sets itself, got "AWS_REGION"; rename it`,
    ],
    [
      "a variable that the platform sets",
      [fn("environment: { EVENT_BUS_NAME: mine }")],
      `d.yaml:33:37 ${PLACE}.environment.EVENT_BUS_NAME: 'EVENT_BUS_NAME' must be another name than those that the platform sets, got "EVENT_BUS_NAME"; rename it`,
    ],
    [
      "a variable that is no name",
      [fn("environment: { log-level: debug }")],
      `d.yaml:33:37 ${PLACE}.environment.log-level: 'log-level' must be letters, digits and underscores, starting with a letter, got "log-level"; write it like LOG_LEVEL`,
    ],
    [
      "a table that the deployment has not",
      [triggers("tables: [{ table: metdata }]")],
      `d.yaml:33:52 ${PLACE}.triggers.tables[0].table: 'table' must be one of the tables (metadata), got "metdata"; did you mean metadata?`,
    ],
    [
      "a bucket that the deployment has not",
      [triggers("buckets: [{ bucket: uploads }]")],
      `d.yaml:33:54 ${PLACE}.triggers.buckets[0].bucket: 'bucket' must be one of the buckets (data), got "uploads"; write one of them, or add the bucket`,
    ],
    [
      "a bucket twice",
      [triggers("buckets: [{ bucket: data, prefixes: [a/] }, { bucket: data, prefixes: [b/] }]")],
      `d.yaml:33:88 ${PLACE}.triggers.buckets[1].bucket: 'bucket' must be a bucket that is not in the list yet, got "data"; write both in one`,
    ],
    [
      "code in a bucket that the deployment has not",
      [fn(CODE.replace("bucket: data", "bucket: code"))],
      `d.yaml:33:38 ${PLACE}.code.bucket: 'bucket' must be one of the buckets (data), got "code"; write one of them, or add the bucket`,
    ],
    [
      "code that is no archive",
      [fn(CODE.replace("score.zip", "score.py"))],
      `d.yaml:33:49 ${PLACE}.code.key: 'key' must be the key of a zip archive, got "functions/score.py"; write it like functions/score.zip`,
    ],
    [
      "a runtime that Lambda has no more",
      [fn(CODE.replace("handler:", "runtime: python3.8, handler:"))],
      `d.yaml:33:79 ${PLACE}.code.runtime: 'runtime' must be a Lambda runtime that can still be created (this one cannot since 2025-02-28), got "python3.8"; use 'python3.13'`,
    ],
    [
      "a schedule that never comes",
      [triggers("schedules: [{ name: never, expression: cron(0 3 31 2 ? *) }]")],
      `d.yaml:33:73 ${PLACE}.triggers.schedules[0].expression: 'expression' must be a schedule that comes true once more (the calendar has no such day after 2026-11-21), got "cron(0 3 31 2 ? *)"; correct the date, or remove the schedule`,
    ],
    [
      "a schedule's name twice",
      [triggers("schedules: [{ name: a, expression: rate(1 hour) }, { name: a, expression: rate(1 day) }]")],
      `d.yaml:33:93 ${PLACE}.triggers.schedules[1].name: 'name' must be a name that is not in the list yet, got "a"; rename one of the two`,
    ],
    [
      "a path that ends in a slash",
      [triggers("http: [{ method: GET, path: /jobs/ }]")],
      `d.yaml:33:62 ${PLACE}.triggers.http[0].path: 'path' must be a path of words and {parameters}, without a slash at its end, got "/jobs/"; write it like /events or /jobs/{id}`,
    ],
    [
      "a method that the API has not",
      [triggers("http: [{ method: FETCH, path: /jobs }]")],
      `d.yaml:33:51 ${PLACE}.triggers.http[0].method: 'method' must be one of GET, POST, PUT, PATCH, DELETE, got "FETCH"; pick one of them`,
    ],
    [
      "the name of the platform's own function",
      [functions(`- { name: rotation, ${CODE} }`)],
      `d.yaml:33:15 ${PLACE}.name: 'name' must be another name than those of the platform's own functions, got "rotation"; rename it`,
    ],
    [
      "a name twice",
      [functions(`- { name: score, ${CODE} }`, `- { name: score, ${CODE} }`)],
      `d.yaml:34:15 aws.functions[1].name: 'name' must be a name that is not in the list yet, got "score"; rename one of the two`,
    ],
    [
      "one route of two functions",
      [
        functions(
          "- { name: one, triggers: { http: [{ method: GET, path: '/jobs/{id}' }] } }",
          "- { name: two, triggers: { http: [{ method: GET, path: '/jobs/{job}' }] } }",
        ),
      ],
      `d.yaml:34:60 aws.functions[1].triggers.http[0].path: 'path' must be a path that no other GET route has (one has it), got "/jobs/{job}"; write another path, or remove one of the two`,
    ],
    [
      "two names of one parameter",
      [
        functions(
          "- { name: one, triggers: { http: [{ method: GET, path: '/jobs/{id}' }] } }",
          "- { name: two, triggers: { http: [{ method: POST, path: '/jobs/{job}/result' }] } }",
        ),
      ],
      `d.yaml:34:61 aws.functions[1].triggers.http[0].path: 'path' must be written with {id} as in another route, got "/jobs/{job}/result"; write {id}`,
    ],
    [
      "routes without an API",
      [triggers("http: [{ method: GET, path: /jobs }]"), ["  edge: {}\n", ""]],
      `d.yaml:32:40 ${PLACE}.triggers.http: 'http' must be left out where there is no API to call the function, got routes; remove it, or add aws.edge`,
    ],
    [
      "the platform's own code without a bus",
      [fn(), ["  messaging: {}\n", ""]],
      `d.yaml:32:7 ${PLACE}.code: 'code' must be given where there is no event bus for the platform's own code, got nothing; add aws.messaging, or code of your own`,
    ],
    [
      "the platform's own code as the consumer of a queue",
      [
        fn(),
        ["messaging: {}", "messaging: { queues: [{ name: jobs, visibilityTimeoutSeconds: 900, consumer: score }] }"],
      ],
      `d.yaml:30:80 aws.messaging.queues[0].consumer: 'consumer' must be a function with code of its own: the platform's would put every message back on the bus, got "score"; write another function, or give it code`,
    ],
    [
      "a queue with the name of a function's failures",
      [fn(), ["messaging: {}", "messaging: { queues: [{ name: function-score }] }"]],
      `d.yaml:30:33 aws.messaging.queues[0].name: 'name' must be another name than that of a function's failures, got "function-score"; rename it`,
    ],
  ];
  testRefusals(DEPLOYMENT_TEXT, REFUSED);

  test("routes of one place with other methods, and other words, are accepted", () => {
    const edit = functions(
      "- { name: one, triggers: { http: [{ method: GET, path: '/jobs/{id}' }, { method: GET, path: /jobs/all }] } }",
      "- { name: two, triggers: { http: [{ method: DELETE, path: '/jobs/{id}' }, { method: POST, path: '/files/{path+}' }] } }",
    );
    expect(resolved(edit).map(({ triggers }) => triggers.http.length)).toEqual([2, 2]);
  });
});
