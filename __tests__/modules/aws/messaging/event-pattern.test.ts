import { serviceEvents } from "../../../../modules/aws/messaging/event-pattern";

const pattern = (...types: readonly string[]) => JSON.parse(serviceEvents(types)) as object;

describe("serviceEvents", () => {
  test("matches the platform's own events, and all of them without a type", () => {
    expect(JSON.parse(serviceEvents())).toEqual({ source: ["io.inferloop.events"] });
  });

  test("matches types by name, and by wildcard where they have one", () => {
    expect(pattern("TextGeneration.Completed", "*.Failed")).toEqual({
      source: ["io.inferloop.events"],
      "detail-type": ["TextGeneration.Completed", { wildcard: "*.Failed" }],
    });
  });

  test("matches every type where one of them is anything", () => {
    expect(pattern("A.Done", "*")).toEqual({ source: ["io.inferloop.events"] });
  });
});
