import { ALERT_TOPIC, DEAD_LETTERS, EVENT_BUS, INTERRUPTIONS } from "../../identifiers/aws-names";
import { type FileFinding, similar } from "../findings";
import type { Path } from "../positions";
import type { Readable } from "../readable";
import type { ParsedAws } from "../schema";
import { repeated } from "./names";

type Messaging = NonNullable<ParsedAws["messaging"]>;
type Queue = Messaging["queues"][number];

const at = (...path: Path): Path => ["aws", "messaging", ...path];

/** What the schema of `aws.messaging` cannot see: it needs more than one value. */
export function checkMessaging({ aws }: Readable): FileFinding[] {
  const { messaging } = aws ?? {};
  if (messaging === undefined) return [];
  const { topics, queues } = messaging;
  return [
    ...repeated(
      topics.map(({ name }) => name),
      (index) => at("topics", index, "name"),
    ),
    ...repeated(
      queues.map(({ name }) => name),
      (index) => at("queues", index, "name"),
    ),
    ...checkReserved(messaging),
    ...queues.flatMap((queue, index) => [
      ...checkTwice(queue.events, "an event type", (event) => at("queues", index, "events", event)),
      ...checkSubscriptions(queue, at("queues", index, "topics"), topics),
      ...checkOrder(queue, at("queues", index, "events")),
      ...checkConsumer(queue, at("queues", index), aws?.functions ?? []),
    ]),
  ];
}

/** Names that the platform gives to topics and queues of its own. */
function checkReserved({ topics, queues }: Messaging): FileFinding[] {
  const rename = "rename it";
  return [
    ...topics.flatMap(({ name }, index) =>
      name === ALERT_TOPIC
        ? [{ path: at("topics", index, "name"), rule: "another name than that of the alarms' topic", fix: rename }]
        : [],
    ),
    ...queues.flatMap(({ name }, index) =>
      [EVENT_BUS, INTERRUPTIONS].includes(name) || name.endsWith(DEAD_LETTERS)
        ? [
            {
              path: at("queues", index, "name"),
              rule: "another name than those of the platform's own queues",
              fix: rename,
            },
          ]
        : [],
    ),
  ];
}

/** What stands in a list of a queue before. */
function checkTwice(values: readonly string[], what: string, path: (index: number) => Path): FileFinding[] {
  return repeated(values, path).map((finding) => ({
    ...finding,
    rule: `${what} that is not in the list yet`,
    fix: "remove one of the two",
  }));
}

function checkSubscriptions(queue: Queue, path: Path, topics: Messaging["topics"]): FileFinding[] {
  const known = topics.map(({ name }) => name);
  const twice = checkTwice(
    queue.topics.map(({ topic }) => topic),
    "a topic",
    (index) => [...path, index, "topic"],
  );
  const others = queue.topics.flatMap(({ topic: name }, index): FileFinding[] => {
    const here = [...path, index, "topic"];
    const topic = topics.find((candidate) => candidate.name === name);
    if (topic === undefined) return [unknown(here, "topics", name, known)];
    if (queue.fifo !== true || topic.fifo === true) return [];
    const rule = `a topic with fifo, as the queue ${queue.name} keeps an order that ${name} does not`;
    return [{ path: here, rule, fix: "write fifo: true for the topic, or remove it from the queue" }];
  });
  return [...twice, ...others];
}

/** A name that is none of those in a list of the file. */
function unknown(path: Path, list: string, name: string, known: readonly string[]): FileFinding {
  const meant = similar(name, known);
  const fix = meant === undefined ? `add it under ${list}` : `did you mean ${meant}?`;
  return { path, rule: `one of the ${list} (${known.join(", ") || "none"})`, fix };
}

/** EventBridge hands on events in no order. */
function checkOrder({ fifo, events }: Queue, path: Path): FileFinding[] {
  if (fifo !== true || events.length === 0) return [];
  const fix = "remove it, and publish to a topic with fifo, or write fifo: false";
  return [{ path, rule: "left out for a queue with fifo, the bus keeps no order", fix }];
}

/**
 * Lambda refuses a queue that shows a message again while its function still works on it.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html (2026-11)
 */
function checkConsumer(
  { consumer, visibilityTimeoutSeconds }: Queue,
  path: Path,
  functions: ParsedAws["functions"],
): FileFinding[] {
  if (consumer === undefined) return [];
  const fn = functions.find(({ name }) => name === consumer);
  if (fn === undefined) {
    const known = functions.map(({ name }) => name);
    return [unknown([...path, "consumer"], "functions", consumer, known)];
  }
  if (visibilityTimeoutSeconds >= fn.timeoutSeconds) return [];
  const rule = `at least ${fn.timeoutSeconds}, which the function ${consumer} may run for`;
  const fix = `raise it, or lower timeoutSeconds of ${consumer}`;
  return [{ path: [...path, "visibilityTimeoutSeconds"], rule, got: String(visibilityTimeoutSeconds), fix }];
}
