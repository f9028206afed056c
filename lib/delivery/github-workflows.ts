import { Document } from "yaml";
import type { Deployment } from "../config/deployment";
import type { DeploymentReport } from "../reports/deployment-json";
import { ciRoleArn, HOSTED, type PipelineStack, pipelineStacks } from "./pipeline";

const STACK_WORKFLOW = "./.github/workflows/terraform-stack.yml";
const CHECKOUT = { uses: "actions/checkout@v4" } as const;
const NODE = { uses: "actions/setup-node@v4", with: { "node-version": 22, cache: "npm" } } as const;
const INSTALL = { run: "npm ci" } as const;

/** A night, when few people deploy. Time zone: UTC. */
const NIGHTLY = "17 3 * * *";

/** A repository that only holds the code deploys nothing: a variable says where this deployment is meant. */
const enabled = ({ environment }: Deployment): string => `vars.DEPLOY_${environment.toUpperCase()} == 'true'`;

/** Plans for a pull request with a review as its comment; on the branch, every stack is applied in order. */
export function deployWorkflow(deployment: Deployment, report: DeploymentReport): string {
  const stacks = pipelineStacks(deployment, report);
  const { environment, file } = deployment;
  const branch = deployment.aws?.ci.branch ?? "main";
  const onBranch = `github.event_name != 'pull_request' && github.ref == 'refs/heads/${branch}'`;
  const synth = { env: { DEPLOYMENT: file }, run: "npm run synth && npx inferloop rules" };
  return text(`${environment}`, file, {
    name: environment,
    on: { pull_request: {}, push: { branches: [branch] }, workflow_dispatch: {} },
    permissions: { contents: "read" },
    // Applies wait for each other; a newer push to a pull request makes the older plans worthless.
    concurrency: {
      group: `${environment}-\${{ github.ref }}`,
      "cancel-in-progress": "${{ github.event_name == 'pull_request' }}",
    },
    jobs: {
      synth: {
        if: enabled(deployment),
        "runs-on": HOSTED,
        steps: [
          CHECKOUT,
          NODE,
          INSTALL,
          synth,
          upload("cdktf.out", "cdktf.out"),
          {
            name: "what the target branch makes",
            if: "github.event_name == 'pull_request'",
            env: { DEPLOYMENT: file },
            run: [
              'git fetch --depth 1 origin "$GITHUB_BASE_REF"',
              "git worktree add ../base FETCH_HEAD",
              'cd ../base && npm ci && npm run synth && mv cdktf.out "$GITHUB_WORKSPACE/base.out"',
            ].join("\n"),
          },
          { ...upload("base.out", "base.out"), if: "github.event_name == 'pull_request'" },
        ],
      },
      plan: {
        needs: "synth",
        // A plan reads the states of earlier stacks and not their plans: none waits for another.
        strategy: { "fail-fast": false, "max-parallel": MAX_PARALLEL, matrix: { include: stacks.map(matrixRow) } },
        permissions: { contents: "read", "id-token": "write" },
        uses: STACK_WORKFLOW,
        with: {
          stack: "${{ matrix.stack }}",
          region: "${{ matrix.region }}",
          runner: "${{ matrix.runner }}",
          arguments: "${{ matrix.arguments }}",
          role: ciRoleArn(deployment, "plan"),
          task: "plan",
        },
      },
      review: {
        needs: ["synth", "plan"],
        if: "github.event_name == 'pull_request' && !cancelled() && needs.synth.result == 'success'",
        "runs-on": HOSTED,
        permissions: { contents: "read", "pull-requests": "write" },
        steps: [
          CHECKOUT,
          NODE,
          INSTALL,
          { uses: "actions/download-artifact@v4", with: { name: "cdktf.out", path: "cdktf.out" } },
          { uses: "actions/download-artifact@v4", with: { name: "base.out", path: "base.out" } },
          {
            uses: "actions/download-artifact@v4",
            with: { pattern: "plan-*", path: "plans", "merge-multiple": true },
          },
          {
            id: "review",
            run: "npx inferloop review --base base.out --plans plans > review.md",
            "continue-on-error": true,
          },
          {
            env: { GH_TOKEN: "${{ github.token }}" },
            run: 'gh pr comment "${{ github.event.number }}" --edit-last --create-if-none --body-file review.md',
          },
          { if: "steps.review.outcome == 'failure'", run: "exit 1" },
        ],
      },
      ...Object.fromEntries(
        stacks.map((stack) => [`apply-${stack.name}`, applyJob(deployment, stack, stacks, onBranch)]),
      ),
    },
  });
}

/** AWS answers so many plans at once without slowing them down. */
const MAX_PARALLEL = 8;

const upload = (name: string, path: string) => ({
  uses: "actions/upload-artifact@v4",
  with: { name, path, "include-hidden-files": false, "retention-days": 5 },
});

const matrixRow = ({ name, region, runner, planArguments }: PipelineStack) => ({
  stack: name,
  region,
  runner,
  arguments: planArguments.join(" "),
});

function applyJob(
  deployment: Deployment,
  stack: PipelineStack,
  all: readonly PipelineStack[],
  onBranch: string,
): object {
  const known = new Set(all.map(({ name }) => name));
  const job = (name: string) => `apply-${name}`;
  const hard = stack.needs.filter((name) => known.has(name));
  const soft = stack.after.filter((name) => known.has(name) && !hard.includes(name));
  // Only what is in the same region must have succeeded: a lost region must not stop the others.
  const succeeded = ["synth", ...hard.map(job)].map((name) => `needs.${name}.result == 'success'`);
  return {
    needs: ["synth", "plan", ...[...hard, ...soft].sort().map(job)],
    if: [onBranch, "!cancelled()", ...succeeded].join(" && "),
    permissions: { contents: "read", "id-token": "write" },
    uses: STACK_WORKFLOW,
    with: {
      stack: stack.name,
      region: stack.region,
      runner: stack.runner,
      arguments: "",
      role: ciRoleArn(deployment, "apply"),
      task: "apply",
      environment: deployment.environment,
    },
  };
}

/** Every night: whether what exists is still what the branch says. A difference opens an issue. */
export function driftWorkflow(deployment: Deployment, report: DeploymentReport): string {
  const { environment, file } = deployment;
  return text(`${environment}-drift`, file, {
    name: `${environment}-drift`,
    on: { schedule: [{ cron: NIGHTLY }], workflow_dispatch: {} },
    permissions: { contents: "read" },
    jobs: {
      synth: {
        if: enabled(deployment),
        "runs-on": HOSTED,
        steps: [
          CHECKOUT,
          NODE,
          INSTALL,
          { env: { DEPLOYMENT: file }, run: "npm run synth && npx inferloop rules" },
          upload("cdktf.out", "cdktf.out"),
        ],
      },
      plan: {
        needs: "synth",
        strategy: {
          "fail-fast": false,
          "max-parallel": MAX_PARALLEL,
          matrix: { include: pipelineStacks(deployment, report).map(matrixRow) },
        },
        permissions: { contents: "read", "id-token": "write" },
        uses: STACK_WORKFLOW,
        with: {
          stack: "${{ matrix.stack }}",
          region: "${{ matrix.region }}",
          runner: "${{ matrix.runner }}",
          arguments: "${{ matrix.arguments }}",
          role: ciRoleArn(deployment, "plan"),
          task: "drift",
        },
      },
      tell: {
        needs: "plan",
        if: "!cancelled() && needs.plan.result == 'failure'",
        "runs-on": HOSTED,
        permissions: { issues: "write", contents: "read" },
        steps: [
          CHECKOUT,
          {
            uses: "actions/download-artifact@v4",
            with: { pattern: "plan-*", path: "plans", "merge-multiple": true },
            "continue-on-error": true,
          },
          {
            env: { GH_TOKEN: "${{ github.token }}" },
            run: [
              `title="${environment}: what exists differs from the branch"`,
              'open=$(gh issue list --state open --search "in:title \\"$title\\"" --json number --jq ".[0].number // empty")',
              'body="Stacks with a difference, or that could not be planned: see $GITHUB_SERVER_URL/$GITHUB_REPOSITORY/actions/runs/$GITHUB_RUN_ID"',
              'if [ -n "$open" ]; then gh issue comment "$open" --body "$body"; else gh issue create --title "$title" --body "$body"; fi',
            ].join("\n"),
          },
        ],
      },
    },
  });
}

function text(name: string, file: string, workflow: object): string {
  const document = new Document(workflow, { aliasDuplicateObjects: false });
  document.commentBefore = ` Workflow ${name}: made from ${file} by \`npm run generate\`. Do not edit.`;
  return document.toString({ lineWidth: 0 });
}
