import { inParallel } from "../../../lib/terraform/pool";
import { addresses, parseState } from "../../../lib/terraform/state-file";
import { reason } from "../../../lib/terraform/terraform";

describe("reason", () => {
  test("is the error without terraform's frame, colours and warnings", () => {
    const stderr =
      "╷\n│ Warning: Deprecated\n╵\n\u001b[31m╷\u001b[0m\n│ \u001b[1mError: Invalid index\u001b[0m\n│ \n│   on cdk.tf.json line 3:\n╵\n";
    expect(reason({ code: 1, stdout: "", stderr })).toBe("Error: Invalid index on cdk.tf.json line 3:");
  });

  test("leaves out what init says before every error", () => {
    const stderr =
      "Error: Terraform encountered problems during initialisation, including problems\nwith the configuration.\n\nError: Missing block label\n";
    expect(reason({ code: 1, stdout: "", stderr })).toBe("Error: Missing block label");
  });

  test("is the first lines where nothing is called an error", () => {
    expect(reason({ code: 1, stdout: "out\n", stderr: "killed\n" })).toBe("killed out");
  });
});

describe("a pulled state", () => {
  test("is none where terraform made it up", () => {
    expect(parseState('{"version": 4, "serial": 0, "lineage": "", "resources": []}')).toBeUndefined();
    expect(parseState("\n")).toBeUndefined();
  });

  test("has a lineage and addresses", () => {
    const state = parseState('{"serial": 3, "lineage": "a", "resources": [{"type": "aws_vpc", "name": "vpc"}]}');
    expect(state).toMatchObject({ serial: 3, lineage: "a" });
    expect(addresses(state)).toEqual(["aws_vpc.vpc"]);
  });
});

test("inParallel keeps the order, and runs no more at a time than it may", async () => {
  let running = 0;
  let most = 0;
  const results = await inParallel(
    [3, 1, 2, 0],
    async (item) => {
      most = Math.max(most, ++running);
      for (let turn = 0; turn < item; turn++) await Promise.resolve();
      running -= 1;
      return item * 10;
    },
    2,
  );
  expect(results).toEqual([30, 10, 20, 0]);
  expect(most).toBe(2);
});
