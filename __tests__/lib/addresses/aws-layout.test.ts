import { MAX_ZONES, zoneAddresses } from "../../../lib/addresses/aws-layout";

describe("zoneAddresses", () => {
  test("gives the first two zones the documented subnets", () => {
    expect(zoneAddresses("10.0.0.0/16", ["us-east-1a", "us-east-1b"])).toEqual([
      {
        zone: "us-east-1a",
        public: "10.0.1.0/24",
        private: "10.0.3.0/24",
        database: "10.0.9.0/24",
        cluster: "10.0.64.0/20",
      },
      {
        zone: "us-east-1b",
        public: "10.0.2.0/24",
        private: "10.0.4.0/24",
        database: "10.0.10.0/24",
        cluster: "10.0.80.0/20",
      },
    ]);
  });

  test("puts the third and fourth zone behind them, also in a /17", () => {
    expect(zoneAddresses("10.7.128.0/17", ["a", "b", "c", "d"]).slice(2)).toEqual([
      {
        zone: "c",
        public: "10.7.133.0/24",
        private: "10.7.135.0/24",
        database: "10.7.139.0/24",
        cluster: "10.7.224.0/20",
      },
      {
        zone: "d",
        public: "10.7.134.0/24",
        private: "10.7.136.0/24",
        database: "10.7.140.0/24",
        cluster: "10.7.240.0/20",
      },
    ]);
  });

  test("fails for more zones than it has room for", () => {
    expect(MAX_ZONES).toBe(4);
    expect(() => zoneAddresses("10.0.0.0/16", ["a", "b", "c", "d", "e"])).toThrow("room for 4 zones, got 5");
  });
});
