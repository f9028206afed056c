"""Tells the platform what happened: turns what calls the function into service events on the region's event bus.

It is called by the API, by schedules, by new objects in buckets and by changes of items in tables. Whatever calls it
again calls it with the same event, and then the event has the same id, by which consumers know it.

Only the standard library, and boto3, which the runtime carries. Python 3.9 and newer.
"""

from __future__ import annotations

import base64
import calendar
import json
import logging
import os
import time
import uuid
from decimal import Decimal

LOG = logging.getLogger()
LOG.setLevel(logging.INFO)

SOURCE = "io.inferloop.events"
# Ids are made from what names the cause, so they are the same at every retry.
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://inferloop.io/events")

# Most entries and bytes of one call. An entry is as large as its texts.
# https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html (2026-11)
MAX_ENTRIES = 10
MAX_BYTES = 256 * 1024

CHANGES = {"INSERT": "Item.Inserted", "MODIFY": "Item.Modified", "REMOVE": "Item.Removed"}


class InvalidRequest(Exception):
    """What a client sent is no event. The message is for the client."""


def stable_id(*parts):
    return str(uuid.uuid5(NAMESPACE, "\n".join(str(part) for part in parts)))


def service_event(event_id, event_type, service, user, timestamp, payload, metadata):
    """The event in the form that every service publishes. Unit of the timestamp: milliseconds."""
    return {
        "eventId": event_id,
        "eventType": event_type,
        "serviceName": service,
        "userId": user,
        "timestamp": int(timestamp),
        "payload": payload if isinstance(payload, str) else json.dumps(payload, separators=(",", ":")),
        "metadata": {key: str(value) for key, value in metadata.items() if value is not None},
    }


# The API


def from_request(request):
    """An event that a client sent, as API Gateway hands it over."""
    context = request.get("requestContext") or {}
    sent = request_body(request)
    event_type = required_text(sent, "eventType")
    if "payload" not in sent:
        raise InvalidRequest("'payload' is missing")
    metadata = sent.get("metadata") or {}
    if not isinstance(metadata, dict) or not all(isinstance(value, str) for value in metadata.values()):
        raise InvalidRequest("'metadata' is no mapping of texts")
    # Who is known by the API is nobody else, whatever the client says.
    user = caller(context) or sent.get("userId") or "anonymous"
    event_id = sent.get("eventId") or stable_id("request", context.get("requestId", uuid.uuid4()))
    timestamp = sent.get("timestamp") or context.get("requestTimeEpoch") or time.time() * 1000
    if isinstance(timestamp, bool) or not isinstance(timestamp, (int, float)):
        raise InvalidRequest("'timestamp' is no number of milliseconds")
    return service_event(
        str(event_id),
        event_type,
        str(sent.get("serviceName") or "api"),
        str(user),
        timestamp,
        sent["payload"],
        {**metadata, "requestId": context.get("requestId")},
    )


def request_body(request):
    text = request.get("body")
    if not text:
        raise InvalidRequest("the body is missing")
    try:
        body = json.loads(base64.b64decode(text) if request.get("isBase64Encoded") else text)
    except ValueError as error:
        raise InvalidRequest("the body is no JSON") from error
    if not isinstance(body, dict):
        raise InvalidRequest("the body is no JSON object")
    return body


def required_text(body, field):
    value = body.get(field)
    # EventBridge takes up to 128 characters as the type of an event.
    if not isinstance(value, str) or not 1 <= len(value) <= 128:
        raise InvalidRequest(f"'{field}' is no text of 1 to 128 characters")
    return value


def caller(context):
    """Who the API knows the client to be."""
    authorizer = context.get("authorizer") or {}
    claims = authorizer.get("claims") or {}
    identity = context.get("identity") or {}
    return claims.get("sub") or authorizer.get("principalId") or identity.get("userArn")


# Schedules and buckets


def from_schedule(event):
    """The time of a schedule has come. Every attempt has the same time."""
    name = event["detail"]["schedule"]
    return service_event(
        stable_id("schedule", *event["resources"], event["time"]),
        "Schedule.Due",
        "scheduler",
        "system",
        milliseconds(event["time"]),
        {"schedule": name, "time": event["time"]},
        {"schedule": name},
    )


def from_object(event):
    """An object was written to a bucket. The sequencer tells one write from the next under the same key."""
    detail = event["detail"]
    bucket, written = detail["bucket"]["name"], detail["object"]
    return service_event(
        stable_id("object", bucket, written["key"], written.get("version-id"), written.get("sequencer", event["id"])),
        "Object.Created",
        "s3",
        detail.get("requester", "system"),
        milliseconds(event["time"]),
        {
            "bucket": bucket,
            "key": written["key"],
            "size": written.get("size"),
            "etag": written.get("etag"),
            "versionId": written.get("version-id"),
        },
        {"bucket": bucket, "reason": detail.get("reason"), "region": event.get("region")},
    )


def milliseconds(text):
    """The time of an event, which is UTC and in whole seconds."""
    return calendar.timegm(time.strptime(text[:19], "%Y-%m-%dT%H:%M:%S")) * 1000


# Tables


def from_record(record):
    """An item changed."""
    change = record["dynamodb"]
    table = record["eventSourceARN"].split("/")[1]
    item = plain(change.get("NewImage") or change.get("OldImage") or {})
    user = item.get("userId")
    payload = {"table": table, "keys": plain(change["Keys"])}
    for name, image in (("newItem", "NewImage"), ("oldItem", "OldImage")):
        if image in change:
            payload[name] = plain(change[image])
    return service_event(
        stable_id("record", record["eventSourceARN"], record["eventID"]),
        CHANGES[record["eventName"]],
        "dynamodb",
        user if isinstance(user, str) else "system",
        change["ApproximateCreationDateTime"] * 1000,
        payload,
        {"table": table, "sequenceNumber": change["SequenceNumber"], "region": record.get("awsRegion")},
    )


def plain(item):
    """An item without DynamoDB's types."""
    return {name: plain_value(value) for name, value in item.items()}


def plain_value(value):
    ((kind, content),) = value.items()
    if kind == "N":
        return number(content)
    if kind == "NS":
        return [number(member) for member in content]
    if kind == "M":
        return plain(content)
    if kind == "L":
        return [plain_value(member) for member in content]
    # Texts, binary in base64, sets of both, and true or false stand for themselves.
    return None if kind == "NULL" else content


def number(text):
    exact = Decimal(text)
    return int(exact) if exact == exact.to_integral_value() else float(exact)


# The event bus


class Bus:
    """An event bus. It tells which of the events it did not take."""

    def __init__(self, client, name):
        self.client = client
        self.name = name

    def publish(self, events):
        """Publishes events in their order. Returns the positions of those that were refused."""
        refused = []
        for batch in batches([self.entry(event) for event in events]):
            answer = self.client.put_events(Entries=[entry for _, entry in batch])
            for (position, _), result in zip(batch, answer["Entries"]):
                if result.get("ErrorCode"):
                    LOG.error("event %s was refused: %s", position, result["ErrorCode"])
                    refused.append(position)
        LOG.info("%s of %s events published", len(events) - len(refused), len(events))
        return refused

    def entry(self, event):
        entry = self.whole(event)
        if size(entry) <= MAX_BYTES:
            return entry
        # Too large an item: its keys lead to it.
        payload = json.loads(event["payload"])
        kept = {name: value for name, value in payload.items() if name not in ("newItem", "oldItem")}
        metadata = {**event["metadata"], "truncated": "true"}
        return self.whole({**event, "payload": json.dumps(kept, separators=(",", ":")), "metadata": metadata})

    def whole(self, event):
        trace = os.environ.get("_X_AMZN_TRACE_ID")
        return {
            "EventBusName": self.name,
            "Source": SOURCE,
            "DetailType": event["eventType"],
            "Detail": json.dumps(event, separators=(",", ":")),
            "Time": event["timestamp"] / 1000,
            **({} if trace is None else {"TraceHeader": trace}),
        }


def size(entry):
    # A time counts as 14 bytes.
    return 14 + sum(len(entry[part].encode()) for part in ("Source", "DetailType", "Detail"))


def batches(entries):
    """Entries with their positions, as many as one call takes."""
    batch, room = [], MAX_BYTES
    for position, entry in enumerate(entries):
        if batch and (len(batch) == MAX_ENTRIES or size(entry) > room):
            yield batch
            batch, room = [], MAX_BYTES
        batch.append((position, entry))
        room -= size(entry)
    if batch:
        yield batch


# What calls the function


def handle(event, bus):
    if "Records" in event:
        return handle_records(event["Records"], bus)
    if "httpMethod" in event:
        return handle_request(event, bus)
    convert = {"aws.s3": from_object, "aws.scheduler": from_schedule}.get(event.get("source"))
    if convert is None:
        raise ValueError(f"nothing is known of calls from {event.get('source')}")
    if bus.publish([convert(event)]):
        # Lambda tries again, and at last sends the call to the queue of failures.
        raise RuntimeError("the event bus refused the event")
    return None


def handle_records(records, bus):
    """Names the first record that failed: Lambda goes on from there, in order. Those before it are done."""
    events = []
    for record in records:
        try:
            events.append(from_record(record))
        except (KeyError, ValueError, IndexError) as error:
            LOG.error("record %s is not understood: %r", record.get("eventID"), error)
            break
    refused = bus.publish(events) if events else []
    first = min(refused, default=len(events))
    failed = records[first : first + 1]
    return {"batchItemFailures": [{"itemIdentifier": record["dynamodb"]["SequenceNumber"]} for record in failed]}


def handle_request(request, bus):
    try:
        event = from_request(request)
    except InvalidRequest as error:
        return response(400, {"message": str(error)})
    if size(bus.whole(event)) > MAX_BYTES:
        return response(413, {"message": f"the event is larger than {MAX_BYTES} bytes"})
    if bus.publish([event]):
        return response(503, {"message": "the event was not taken, try again"})
    return response(202, {"eventId": event["eventId"]})


def response(status, body):
    return {"statusCode": status, "headers": {"Content-Type": "application/json"}, "body": json.dumps(body)}


_bus = None


def handler(event, _context):
    """What Lambda calls."""
    global _bus
    if _bus is None:
        import boto3

        _bus = Bus(boto3.client("events"), os.environ["EVENT_BUS_NAME"])
    return handle(event, _bus)
