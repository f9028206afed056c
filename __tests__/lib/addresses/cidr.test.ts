import fc from "fast-check";
import {
  cidrFinding,
  cidrText,
  contains,
  isPrivate,
  nthSubnet,
  overlaps,
  parseCidr,
} from "../../../lib/addresses/cidr";

/** Any range in its first address. */
const ranges = fc
  .tuple(fc.nat(0xffffffff), fc.integer({ min: 0, max: 32 }))
  .map(([address, prefix]) => cidrText({ start: address - (address % 2 ** (32 - prefix)), prefix }));

describe("parseCidr", () => {
  test("clears host bits", () => {
    expect(parseCidr("10.0.3.7/16")).toEqual({ start: 10 * 2 ** 24, prefix: 16 });
  });

  test.each(["10.0.0.0", "10.0.0.0/33", "10.0.0/16", "010.0.0.0/16", "0x0a.0.0.0/8", "10.0.0.256/24", "::/0", ""])(
    "refuses %j",
    (text) => {
      expect(parseCidr(text)).toBeUndefined();
    },
  );

  test("reads what cidrText writes", () => {
    fc.assert(
      fc.property(ranges, (range) => {
        const parsed = parseCidr(range);
        expect(parsed && cidrText(parsed)).toBe(range);
      }),
    );
  });
});

describe("contains and overlaps", () => {
  test("a range contains itself and its parts, not its neighbour and not what is larger", () => {
    expect(contains("10.0.0.0/16", "10.0.0.0/16")).toBe(true);
    expect(contains("10.0.0.0/16", "10.0.255.0/24")).toBe(true);
    expect(contains("10.0.0.0/16", "10.1.0.0/24")).toBe(false);
    expect(contains("10.0.0.0/16", "10.0.0.0/15")).toBe(false);
  });

  test("neighbours do not overlap", () => {
    expect(overlaps("10.0.0.0/17", "10.0.128.0/17")).toBe(false);
    expect(overlaps("10.0.0.0/17", "10.0.127.255/32")).toBe(true);
    expect(overlaps("0.0.0.0/0", "255.255.255.255/32")).toBe(true);
  });

  test("two ranges overlap exactly when one contains the other", () => {
    fc.assert(
      fc.property(ranges, ranges, (one, other) => {
        expect(overlaps(one, other)).toBe(contains(one, other) || contains(other, one));
        expect(overlaps(one, other)).toBe(overlaps(other, one));
      }),
    );
  });
});

describe("isPrivate", () => {
  test.each(["10.0.0.0/8", "172.31.0.0/16", "192.168.0.0/16", "100.64.0.0/10"])("takes %s", (range) => {
    expect(isPrivate(range)).toBe(true);
  });

  test.each(["8.8.8.0/24", "172.32.0.0/16", "192.0.0.0/8", "100.128.0.0/16", "10.0.0.0/7"])("refuses %s", (range) => {
    expect(isPrivate(range)).toBe(false);
  });
});

describe("nthSubnet", () => {
  test("counts from 0 to the last one", () => {
    expect(nthSubnet("10.0.0.0/16", 24, 0)).toBe("10.0.0.0/24");
    expect(nthSubnet("10.0.0.0/16", 24, 255)).toBe("10.0.255.0/24");
    expect(nthSubnet("10.0.0.0/10", 16, 63)).toBe("10.63.0.0/16");
  });

  test("fails past the last one, and for a subnet larger than the network", () => {
    expect(() => nthSubnet("10.0.0.0/16", 24, 256)).toThrow("10.0.0.0/16 has no subnet 256 of /24");
    expect(() => nthSubnet("10.0.0.0/16", 24, -1)).toThrow("no subnet -1");
    expect(() => nthSubnet("10.0.0.0/16", 8, 0)).toThrow("no subnet 0 of /8");
  });
});

describe("cidrFinding", () => {
  test("finds nothing in a range in its first address", () => {
    expect(cidrFinding("10.0.0.0/16", "cidr")).toBeUndefined();
  });

  test("asks whether the range was meant where host bits are set", () => {
    expect(cidrFinding("10.0.3.0/16", "cidr")).toEqual({
      prop: "cidr",
      rule: "the first address of its range",
      got: '"10.0.3.0/16"',
      fix: "did you mean 10.0.0.0/16?",
    });
  });

  test("fails without a mask", () => {
    expect(cidrFinding("10.0.0.0", "cidr")?.rule).toBe("an IPv4 range with a mask");
  });
});
