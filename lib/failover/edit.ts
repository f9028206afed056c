import { isMap, isScalar, isSeq, parseDocument, type Range, type YAMLMap, type YAMLSeq } from "yaml";
import { memberName } from "../config/members";
import { type FailoverPlan, FailoverRefusedError, type MemberChanges, type NewMember } from "./plan";

/** A piece of the file and what takes its place. */
interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The part of a deployment file that an edit touches. */
interface File {
  aws: {
    regions: { name: string; role: string }[];
    databases?: {
      name: string;
      members: { region: string; generation: number; retired?: boolean; origin?: string }[];
    }[];
  };
}

/** The file after a failover: roles swapped, instances retired and added. Every other byte stays, comments included. */
export function failoverEdit(text: string, plan: FailoverPlan): string {
  const roles = new Map([
    [plan.lost, "standby"],
    [plan.successor, "primary"],
  ]);
  return edited(text, roles, plan);
}

/** The file with the instances of a rebuild. Every other byte stays. */
export function rebuildEdit(text: string, changes: MemberChanges): string {
  return edited(text, new Map(), changes);
}

function edited(text: string, roles: ReadonlyMap<string, string>, changes: MemberChanges): string {
  const document = parseDocument(text, { keepSourceTokens: true });
  const edits: Replacement[] = [];
  for (const region of maps(document.getIn(["aws", "regions"]))) {
    const role = roles.get(String(region.get("name")));
    if (role !== undefined) edits.push(replaceScalar(text, region, "role", role));
  }
  for (const database of maps(document.getIn(["aws", "databases"]))) {
    const name = database.get("name");
    const members = database.get("members");
    for (const member of maps(members)) {
      const ends = changes.retired.some(
        (retired) =>
          retired.database === name &&
          retired.region === member.get("region") &&
          retired.generation === member.get("generation"),
      );
      if (ends)
        edits.push(member.has("retired") ? replaceScalar(text, member, "retired", "true") : retire(text, member));
    }
    const added = changes.added.filter((member) => member.database === name);
    if (added.length > 0 && isSeq(members)) edits.push(append(text, members, added));
  }
  const result = edits
    // From the end, so that earlier places stay true. What is inserted at one place keeps its order.
    .reverse()
    .sort((one, other) => other.from - one.from)
    .reduce((before, { from, to, text: inserted }) => before.slice(0, from) + inserted + before.slice(to), text);
  mustSay(result, expected(plain(text), roles, changes));
  return result;
}

/** What the edited file must say. */
function expected(file: File, roles: ReadonlyMap<string, string>, changes: MemberChanges): File {
  for (const region of file.aws.regions) region.role = roles.get(region.name) ?? region.role;
  for (const { name, members } of file.aws.databases ?? []) {
    for (const member of members) {
      const same = ({ database, region, generation }: MemberChanges["retired"][number]) =>
        database === name && region === member.region && generation === member.generation;
      if (changes.retired.some(same)) member.retired = true;
    }
    for (const { database, region, generation, origin } of changes.added) {
      if (database === name) members.push({ region, generation, origin: memberName(origin) });
    }
  }
  return file;
}

/** What a file says, with aliases written out. */
const plain = (text: string): File => JSON.parse(JSON.stringify(parseDocument(text).toJS())) as File;

/** An alias stands for more than one place, so the edit of one may change another, or find none. */
function mustSay(text: string, file: File): void {
  if (JSON.stringify(plain(text)) === JSON.stringify(file)) return;
  throw new FailoverRefusedError(
    "the deployment file must be written without anchors and aliases in regions and databases to be edited in place; write their values out",
  );
}

/** The members of a list that are mappings. */
function maps(node: unknown): YAMLMap[] {
  return isSeq(node) ? node.items.filter(isMap) : [];
}

function rangeOf(node: { readonly range?: Range | null | undefined }): Range {
  if (!node.range) throw new Error("a parsed node has a place in the file");
  return node.range;
}

/** Another value in the quotes of the old one. */
function replaceScalar(text: string, map: YAMLMap, key: string, value: string): Replacement {
  const [from, to] = rangeOf(map.get(key, true) ?? {});
  const [quote = ""] = /^["']/.exec(text.slice(from, to)) ?? [];
  return { from, to, text: `${quote}${value}${quote}` };
}

/** Adds `retired: true` behind the last pair of a member, in the style in which the member is written. */
function retire(text: string, member: YAMLMap): Replacement {
  const end = endOf(member);
  if (member.flow === true) return { from: end, to: end, text: ", retired: true" };
  const [start] = rangeOf(isScalar(member.items[0]?.key) ? member.items[0].key : {});
  const column = start - (text.lastIndexOf("\n", start - 1) + 1);
  return lineAfter(text, end, `${" ".repeat(column)}retired: true`);
}

/** Adds members behind the last one of a list. */
function append(text: string, members: YAMLSeq, added: readonly NewMember[]): Replacement {
  const items = added.map(
    ({ region, generation, origin }) =>
      `{ region: ${region}, generation: ${generation}, origin: ${memberName(origin)} }`,
  );
  const last = members.items.at(-1);
  if (!isMap(last)) throw new Error("a checked database has members");
  const end = last.flow === true ? rangeOf(last)[1] : endOf(last);
  if (members.flow === true) return { from: end, to: end, text: items.map((item) => `, ${item}`).join("") };
  const token = members.srcToken;
  const column = token?.type === "block-seq" ? token.indent : 0;
  return lineAfter(text, end, ...items.map((item) => `${" ".repeat(column)}- ${item}`));
}

/** Where the last value of a mapping of single values ends. */
function endOf(map: YAMLMap): number {
  const last = map.items.at(-1)?.value;
  if (!isScalar(last)) throw new Error("a checked member is a mapping of single values");
  return rangeOf(last)[1];
}

/** Lines behind the line of `position`, which may end in a comment. They end as the file's lines do. */
function lineAfter(text: string, position: number, ...lines: readonly string[]): Replacement {
  const lineBreak = text.includes("\r\n") ? "\r\n" : "\n";
  const found = text.indexOf(lineBreak, position);
  const at = found === -1 ? text.length : found;
  return { from: at, to: at, text: lines.map((line) => `${lineBreak}${line}`).join("") };
}
