import { AccessAnalyzers, type AccessAnalyzersProps } from "../../../../modules/aws/governance/access-analyzers";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const analyzers = (props: Partial<AccessAnalyzersProps> = {}) =>
  synthesize((scope) => new AccessAnalyzers(scope, "AccessAnalyzer", { names: testNames(), ...props }));

describe("AccessAnalyzers", () => {
  test("minimal props", () => {
    expect(analyzers().json.resource).toMatchSnapshot();
  });

  test("finds access from outside the account", () => {
    expect(analyzers().resource("aws_accessanalyzer_analyzer").type).toBe("ACCOUNT");
  });

  test("finds unused access only where it is asked to, which costs", () => {
    expect(analyzers({ unusedAccessDays: 90 }).resources("aws_accessanalyzer_analyzer")[1]).toMatchObject({
      type: "ACCOUNT_UNUSED_ACCESS",
      configuration: { unused_access: { unused_access_age: 90 } },
    });
  });
});
