import { afterPromotion, replicasIn } from "../../../lib/drill/promotion";

const SOURCE = "arn:aws:rds:us-east-1:123456789012:db:writer";
const instance = (name: string, attributes: object) => ({
  mode: "managed",
  type: "aws_db_instance",
  name,
  instances: [{ schema_version: 2, attributes }],
});
const STATE = {
  version: 4,
  serial: 7,
  lineage: "l",
  outputs: { kept: { value: 1 } },
  resources: [
    { mode: "managed", type: "aws_vpc", name: "replica", instances: [{ attributes: { id: "vpc-1" } }] },
    instance("replica", { identifier: "r", replicate_source_db: SOURCE }),
    instance("other", { identifier: "o", replicate_source_db: SOURCE }),
  ],
};

describe("replicasIn", () => {
  test("names the databases that follow another one", () => {
    const stack = {
      terraform: { backend: {} },
      resource: { aws_db_instance: { writer: { identifier: "w" }, replica: { replicate_source_db: SOURCE } } },
    };
    expect(replicasIn(stack)).toEqual(["replica"]);
  });

  test("is empty for a stack without databases", () => {
    expect(replicasIn({ terraform: { backend: {} } })).toEqual([]);
    expect(replicasIn(undefined)).toEqual([]);
  });
});

describe("a state after a promotion", () => {
  test("has no source where it was promoted, a higher serial, and all else as it was", () => {
    expect(JSON.parse(afterPromotion(JSON.stringify(STATE), ["replica"]))).toEqual({
      ...STATE,
      serial: 8,
      resources: [
        STATE.resources[0],
        instance("replica", { identifier: "r", replicate_source_db: "" }),
        STATE.resources[2],
      ],
    });
  });

  test("fails for a database that is not in it", () => {
    expect(() => afterPromotion(JSON.stringify(STATE), ["gone"])).toThrow("aws_db_instance.gone is not in the state");
  });
});
