import { BudgetsBudget, type BudgetsBudgetCostFilter } from "@cdktf/provider-aws/lib/budgets-budget";
import { Construct } from "constructs";
import { type AwsBudget, BILLED_SERVICES, type BilledService } from "../../../lib/config/aws/governance";
import type { Names } from "../../../lib/names/names";

/** The documented shares of a budget at which people are told. Unit: per cent. */
export const BUDGET_ALERTS = [80, 100] as const;

export interface CostBudgetsProps {
  /** Names outside regions. */
  readonly names: Names;
  readonly budget: AwsBudget;
  /** Told by AWS Budgets itself, which asks for no confirmation. */
  readonly email: string;
}

/**
 * Monthly budgets of the environment, of single services in it, and of the account. They tell both of costs that came
 * and of costs that are forecast.
 *
 * An environment is known by its tags: environments may share an account, and a budget without filter would count all.
 * Bills know tags only after `governance.costAllocationTags`, so until then these budgets count nothing.
 * @resource aws_budgets_budget
 */
export class CostBudgets extends Construct {
  constructor(scope: Construct, id: string, props: CostBudgetsProps) {
    super(scope, id);
    const { names, budget } = props;
    const { environment, project } = names.props;
    const tags = {
      name: "TagKeyValue",
      // Values of different tags must all match.
      values: [`user:Environment$${environment}`, `user:Project$${project}`],
    };
    this.budget("Environment", "environment", budget.monthlyUsd, [tags], props);
    for (const [service, amount] of Object.entries(budget.servicesUsd)) {
      const billed = { name: "Service", values: [BILLED_SERVICES[service as BilledService]] };
      this.budget(`Service-${service}`, `service-${service}`, amount, [tags, billed], props);
    }
    if (budget.accountMonthlyUsd !== undefined) {
      this.budget("Account", "account", budget.accountMonthlyUsd, [], props);
    }
  }

  private budget(
    id: string,
    purpose: string,
    amount: number,
    costFilter: BudgetsBudgetCostFilter[],
    { names, email }: CostBudgetsProps,
  ): void {
    new BudgetsBudget(this, id, {
      name: names.of("budget", purpose),
      budgetType: "COST",
      timeUnit: "MONTHLY",
      limitAmount: String(amount),
      limitUnit: "USD",
      costFilter,
      // Credits and refunds would hide what was used.
      costTypes: { includeCredit: false, includeRefund: false },
      notification: BUDGET_ALERTS.flatMap((threshold) =>
        ["ACTUAL", "FORECASTED"].map((notificationType) => ({
          notificationType,
          comparisonOperator: "GREATER_THAN",
          threshold,
          thresholdType: "PERCENTAGE",
          subscriberEmailAddresses: [email],
        })),
      ),
    });
  }
}
