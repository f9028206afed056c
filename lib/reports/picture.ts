import type { DeploymentReport, StackReport } from "./deployment-json";
import { arrow, box, type Point, px, text } from "./svg";

/** Where the README's picture lies, and the deployment that it shows. */
export const PICTURE = "docs/images/platform.svg";
export const PICTURED = "deployments/production.yaml";

type Layer = StackReport["layer"];

/** What stands in a layer, in few words. */
const CONTENTS: Readonly<Partial<Record<Layer, string>>> = {
  account: "CI roles, hosted zone, audit trail",
  traffic: "failover records, health checks, CDN",
  dns: "public and internal names",
  data: "PostgreSQL, S3, EFS, secrets",
  network: "VPC, subnets, NAT, endpoints",
  foundation: "keys, images, logs, vault, gate",
  identity: "IAM roles",
  links: "what needs two regions",
  state: "state bucket and its key",
};

/** From the top of a region's card to its bottom, and from left to right in the control region's. */
const ROWS: readonly Layer[] = ["dns", "data", "network", "foundation", "identity", "links", "state"];
const CONTROL_ROWS: readonly Layer[] = ["account", "traffic", "links", "state"];

/** Unit: pixels. */
const EDGE = 24;
const CARD = { width: 376, gap: 190, top: 176, title: 44, row: 34, foot: 14 } as const;
const TRAFFIC = { width: 380, height: 62 } as const;
/** Room between the regions' cards and the control region's. */
const BELOW = 64;

const CARD_FILL = "#f5f7fa";
const STATE_FILL = "#e3f3e6";
const ROLE_COLOURS = { primary: "#0b69a3", standby: "#8d6708", read: "#5f6c7b" } as const;

const cardHeight = (rows: number): number => CARD.title + rows * CARD.row + CARD.foot;
const CARDS_END = CARD.top + cardHeight(ROWS.length);

/** A picture of a deployment as SVG: its regions with their stacks, where clients go, and what crosses regions. */
export function deploymentPicture(report: DeploymentReport): string {
  const { project, environment, stacks } = report;
  const regions = [
    ...new Set(stacks.flatMap(({ role, region }) => (role === null || region === null ? [] : [region]))),
  ];
  const columns = regions.map((name, index) => new Column(name, EDGE + index * (CARD.width + CARD.gap), stacks));
  const width = 2 * EDGE + regions.length * CARD.width + (regions.length - 1) * CARD.gap;
  const outside = stacks.filter(({ role }) => role === null);
  const height = CARDS_END + BELOW + cardHeight(Math.ceil(outside.length / controlPerRow(columns))) + EDGE;
  const label = `Regions and stacks of ${project} ${environment}`;
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${px(width)} ${px(height)}" font-family="Helvetica, Arial, sans-serif" role="img" aria-label="${label}">`,
    box({ x: 0, y: 0, width, height, fill: "#ffffff", round: 12 }),
    ...clients(columns, width),
    ...columns.flatMap((column) => column.card()),
    ...columns.slice(1).flatMap((column, index) => between(columns[index] ?? column, column)),
    ...controlCard(outside, columns, width),
    "</svg>",
  ];
  return `${lines.join("\n")}\n`;
}

/** A region with its stacks. */
class Column {
  readonly role: StackReport["role"];
  readonly centre: number;
  private readonly stacks: readonly StackReport[];

  constructor(
    readonly name: string,
    readonly x: number,
    stacks: readonly StackReport[],
  ) {
    this.stacks = stacks.filter(({ region }) => region === name);
    this.role = this.stacks[0]?.role ?? null;
    this.centre = x + CARD.width / 2;
  }

  stack(layer: Layer): StackReport | undefined {
    return this.stacks.find((stack) => stack.layer === layer);
  }

  count(layer: Layer, type: string): number {
    return this.stack(layer)?.resources[type] ?? 0;
  }

  get serves(): boolean {
    return this.role === "primary" || this.role === "standby";
  }

  card(): string[] {
    const { name, role, x } = this;
    const title = { y: CARD.top + 28, bold: true };
    return [
      box({
        x,
        y: CARD.top,
        width: CARD.width,
        height: cardHeight(ROWS.length),
        fill: CARD_FILL,
        line: true,
        round: 10,
      }),
      text(name, { ...title, x: x + 16, size: 18 }),
      ...(role === null
        ? []
        : [text(role, { ...title, x: x + CARD.width - 16, size: 15, anchor: "end", fill: ROLE_COLOURS[role] })]),
      ...ROWS.flatMap((layer) => {
        const stack = this.stack(layer);
        return stack === undefined ? [] : row(stack, x + 12, middleOf(layer), CARD.width - 24);
      }),
    ];
  }
}

const middleOf = (layer: Layer): number => CARD.top + CARD.title + (ROWS.indexOf(layer) + 0.5) * CARD.row;

/** One stack: its layer, what stands in it, and how many resources. */
function row({ layer, resources }: StackReport, x: number, middle: number, width: number): string[] {
  const count = Object.values(resources).reduce((sum, number) => sum + number, 0);
  const fill = layer === "state" ? STATE_FILL : "#ffffff";
  const line = { y: middle + 5, size: 13 };
  return [
    box({ x, y: middle - CARD.row / 2 + 2, width, height: CARD.row - 4, fill, line: true, round: 5 }),
    text(layer, { ...line, x: x + 10, bold: true }),
    text(CONTENTS[layer] ?? "", { ...line, x: x + 100, faint: true }),
    text(String(count), { ...line, x: x + width - 10, anchor: "end", faint: true }),
  ];
}

/** Where clients go: to the primary, or to the standby. A gate keeps them away from its partner. */
function clients(columns: readonly Column[], width: number): string[] {
  const served = columns.filter((column) => column.serves);
  const x = (width - TRAFFIC.width) / 2;
  const centre = width / 2;
  const line = { x: centre, anchor: "middle" } as const;
  return [
    box({ x, y: EDGE, ...TRAFFIC, fill: CARD_FILL, line: true, round: 10 }),
    text("clients ask for api.<domain>", { ...line, y: EDGE + 26, size: 16, bold: true }),
    text("Route 53 answers with one region", { ...line, y: EDGE + 47, size: 13, faint: true }),
    ...served.flatMap((column) => {
      const guard = served.find(
        (other) => other !== column && other.count("foundation", "aws_cloudwatch_metric_alarm") > 0,
      );
      const right = column.centre > centre;
      const side = right ? x + TRAFFIC.width : x;
      const end: Point = [column.centre, CARD.top - 2];
      const way: Point[] =
        column.centre === centre
          ? [[centre, EDGE + TRAFFIC.height], end]
          : [[side, EDGE + TRAFFIC.height / 2], [column.centre, EDGE + TRAFFIC.height / 2], end];
      const note = { x: column.centre + (right ? -12 : 12), y: CARD.top - 40, size: 13 };
      return [
        arrow(way, { dashed: column.role !== "primary" }),
        ...(guard === undefined
          ? []
          : [text(`unless the gate in ${guard.name} is closed`, { ...note, ...(right ? { anchor: "end" } : {}) })]),
      ];
    }),
  ];
}

/** What crosses between two neighbours. */
function between(left: Column, right: Column): string[] {
  const [from, to] = [left.x + CARD.width + 2, right.x - 2];
  const drawn = (layer: Layer, what: string, ends: { readonly both?: boolean; readonly back?: boolean }): string[] => {
    const y = middleOf(layer);
    const [start, end] = ends.back === true ? [to, from] : [from, to];
    return [
      arrow(
        [
          [start, y],
          [end, y],
        ],
        { both: ends.both === true },
      ),
      text(what, { x: (from + to) / 2, y: y - 9, size: 13, anchor: "middle" }),
    ];
  };
  const both = [left, right];
  const linked = [
    // One of the replications is that of the states.
    ...(both.every((column) => column.count("links", "aws_s3_bucket_replication_configuration") > 1)
      ? ["objects"]
      : []),
    ...(both.some((column) => column.count("links", "aws_dynamodb_table_replica") > 0) ? ["tables"] : []),
    ...(both.every((column) => column.count("links", "aws_ecr_replication_configuration") > 0) ? ["images"] : []),
  ];
  const copied = [
    ...(both.every((column) => column.count("data", "aws_db_instance") > 0) ? ["database"] : []),
    ...(both.every((column) => column.serves) ? ["secrets"] : []),
  ];
  const keeps = (one: Column, other: Column) => one.stack("state")?.standbyState?.region === other.name;
  const [there, back] = [keeps(left, right), keeps(right, left)];
  return [
    ...(copied.length > 0 ? drawn("data", copied.join(", "), { back: right.role === "primary" }) : []),
    ...(linked.length > 0 ? drawn("links", linked.join(", "), { both: true }) : []),
    ...(there || back ? drawn("state", "copies of the states", { both: there && back, back: !there }) : []),
  ];
}

/** What stands outside regions, in the region that holds its states. */
function controlCard(stacks: readonly StackReport[], columns: readonly Column[], width: number): string[] {
  const perRow = controlPerRow(columns);
  const y = CARDS_END + BELOW;
  const height = cardHeight(Math.ceil(stacks.length / perRow));
  const shown = stacks.toSorted((one, other) => CONTROL_ROWS.indexOf(one.layer) - CONTROL_ROWS.indexOf(other.layer));
  const { state, standbyState } = shown[0] ?? {};
  const copy = columns.find(({ name }) => name === standbyState?.region)?.centre;
  const share = (width - 2 * EDGE - 24 + 8) / perRow;
  return [
    box({ x: EDGE, y, width: width - 2 * EDGE, height, fill: CARD_FILL, line: true, round: 10 }),
    text(state?.region ?? "", { x: EDGE + 16, y: y + 28, size: 18, bold: true }),
    text("control region", { x: width - EDGE - 16, y: y + 28, size: 15, bold: true, anchor: "end", faint: true }),
    ...shown.flatMap((stack, index) => {
      const middle = y + CARD.title + (Math.floor(index / perRow) + 0.5) * CARD.row;
      return row(stack, EDGE + 12 + (index % perRow) * share, middle, share - 8);
    }),
    ...(copy === undefined
      ? []
      : [
          arrow([
            [copy, y - 2],
            [copy, CARDS_END + 2],
          ]),
          text("copies of the states", { x: copy + 12, y: y - BELOW / 2 + 5, size: 13 }),
        ]),
  ];
}

/** Stacks beside each other in the control region's card. */
const controlPerRow = (columns: readonly Column[]): number => (columns.length > 1 ? 2 : 1);
