import type { AwsBudget } from "../../../../lib/config/aws/governance";
import { Names } from "../../../../lib/names/names";
import { CostBudgets } from "../../../../modules/aws/governance/cost-budgets";
import { synthesize } from "../../../support/synth";

const names = new Names({ project: "inferloop", environment: "production", account: "123456789012" });
const BUDGET: AwsBudget = { monthlyUsd: 5000, servicesUsd: {}, accountMonthlyUsd: undefined };
const budgets = (budget: Partial<AwsBudget> = {}) =>
  synthesize(
    (scope) => new CostBudgets(scope, "Budgets", { names, budget: { ...BUDGET, ...budget }, email: "a@example.com" }),
  );

const TAGS = { name: "TagKeyValue", values: ["user:Environment$production", "user:Project$inferloop"] };

describe("CostBudgets", () => {
  test("minimal props", () => {
    expect(budgets().json.resource).toMatchSnapshot();
  });

  test("count the environment's costs of a month, found by its tags, without credits", () => {
    expect(budgets().resource("aws_budgets_budget")).toMatchObject({
      name: "inferloop-production-environment",
      budget_type: "COST",
      time_unit: "MONTHLY",
      limit_amount: "5000",
      limit_unit: "USD",
      cost_filter: [TAGS],
      cost_types: { include_credit: false, include_refund: false },
    });
  });

  test("tell at 80 and 100 per cent, of costs that came and of costs that are forecast", () => {
    const { notification } = budgets().resource("aws_budgets_budget") as unknown as {
      notification: Record<string, unknown>[];
    };
    expect(notification.map(({ threshold, notification_type }) => `${threshold} ${notification_type}`)).toEqual([
      "80 ACTUAL",
      "80 FORECASTED",
      "100 ACTUAL",
      "100 FORECASTED",
    ]);
    for (const one of notification) {
      expect(one).toMatchObject({
        comparison_operator: "GREATER_THAN",
        threshold_type: "PERCENTAGE",
        subscriber_email_addresses: ["a@example.com"],
      });
    }
  });

  test("count single services by the name that bills have", () => {
    const [, service] = budgets({ servicesUsd: { rds: 1500 } }).resources("aws_budgets_budget");
    expect(service).toMatchObject({
      name: "inferloop-production-service-rds",
      limit_amount: "1500",
      cost_filter: [TAGS, { name: "Service", values: ["Amazon Relational Database Service"] }],
    });
  });

  test("count the whole account without a filter: some of its costs carry no tags", () => {
    const [, account] = budgets({ accountMonthlyUsd: 8000 }).resources("aws_budgets_budget");
    expect(account).toMatchObject({ name: "inferloop-production-account", limit_amount: "8000", cost_filter: [] });
  });
});
