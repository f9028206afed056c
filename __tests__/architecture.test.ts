import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";

const ROOT = join(__dirname, "..");
const CLOUDS = ["aws", "azure", "google", "on-premises"];
/** Longest file that a reader keeps in mind. Unit: lines. */
const LONGEST = 300;

/** Rooms, and what each may import from. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  lib: ["lib"],
  modules: ["modules", "lib"],
  stacks: ["stacks", "modules", "lib"],
  bin: ["bin", "stacks", "lib"],
  "main.ts": ["stacks", "lib"],
};
const ROOMS = Object.keys(MAY_IMPORT);

/**
 * Who may read the environment: what cdktf runs, the command line, and the start of another program, which inherits it.
 */
const ENVIRONMENT_READERS = /^(main\.ts|bin\/.*|lib\/terraform\/terraform\.ts|lib\/bench\/.*)$/;

/** Tests with real terraform, about everything at once. */
const WHOLE = /^__tests__\/terraform\//;

interface Source {
  /** Path from the root. */
  readonly file: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

interface Import {
  /** A package's name, or for a file of the project its path from the root. */
  readonly target: string;
  readonly local: boolean;
  readonly typeOnly: boolean;
  readonly names: string;
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s(?<names>[^;"']*?)\sfrom\s+["'](?<from>[^"']+)["']|\b(?:import|require)\(\s*["'](?<called>[^"']+)["']|(?:^|\n)import\s+["'](?<bare>[^"']+)["']/g;

function sourcesIn(room: string): Source[] {
  const path = join(ROOT, room);
  const files = room.endsWith(".ts")
    ? [path]
    : readdirSync(path, { recursive: true, encoding: "utf8" })
        .filter((file) => file.endsWith(".ts"))
        .map((file) => join(path, file))
        .sort();
  return files.map((file) => {
    const text = readFileSync(file, "utf8");
    const imports = [...text.matchAll(IMPORT)].map(({ groups = {} }): Import => {
      const from = groups.from ?? groups.called ?? groups.bare ?? "";
      const names = groups.names ?? "";
      const local = from.startsWith(".");
      const target = local ? relative(ROOT, join(dirname(file), from)) : from;
      return { target, local, typeOnly: names.startsWith("type "), names };
    });
    return { file: relative(ROOT, file), text, imports };
  });
}

const sources = new Map(ROOMS.map((room) => [room, sourcesIn(room)]));
const all = [...sources.values()].flat();
const tests = sourcesIn("__tests__");
const ofRoom = (room: string): readonly Source[] => sources.get(room) ?? [];

/** Every import of some files that `forbidden` refuses, as people read it. */
function found(files: readonly Source[], forbidden: (file: Source, of: Import) => boolean): string[] {
  return files.flatMap((source) =>
    source.imports.filter((of) => forbidden(source, of)).map((of) => `${source.file} imports ${of.target}`),
  );
}

/** The cloud whose code a path is. */
const cloudOf = (path: string): string | undefined => {
  const [room = "", folder = ""] = path.split("/");
  return ["modules", "stacks"].includes(room) && CLOUDS.includes(folder) ? folder : undefined;
};

test("the rooms are read: hundreds of imports, from all of them", () => {
  for (const room of ROOMS) expect(ofRoom(room).flatMap(({ imports }) => imports).length).toBeGreaterThan(1);
  expect(all.flatMap(({ imports }) => imports).length).toBeGreaterThan(500);
  expect(all.flatMap(({ imports }) => imports).filter(({ target }) => target === "")).toEqual([]);
});

describe("who imports whom", () => {
  test.each(ROOMS)("%s imports only what its direction allows", (room) => {
    const allowed = MAY_IMPORT[room] ?? [];
    const outside = found(ofRoom(room), (_, { target, local }) => {
      if (!local || target === "package.json") return false;
      return !allowed.includes(target.split("/")[0] ?? "");
    });
    expect(outside).toEqual([]);
  });

  test("nothing but tests imports tests", () => {
    expect(found(all, (_, { target }) => target.startsWith("__tests__"))).toEqual([]);
  });

  test("no cloud imports another", () => {
    const across = found(all, ({ file }, { target }) => {
      const own = cloudOf(file);
      const other = cloudOf(target);
      return own !== undefined && other !== undefined && own !== other;
    });
    expect(across).toEqual([]);
  });

  test("a cloud's code is loaded only where the deployment uses that cloud", () => {
    const statically = ofRoom("stacks")
      .filter(({ file }) => cloudOf(file) === undefined)
      .flatMap(({ file, text }) =>
        [...text.matchAll(/^import (?!type )[^;]*from ["']\.\/(aws|azure|google|on-premises)\//gm)].map(() => file),
      );
    expect(statically).toEqual([]);
    expect(found(ofRoom("bin"), (_, { target }) => cloudOf(target) !== undefined)).toEqual([]);
  });

  test("lib knows no provider", () => {
    expect(found(ofRoom("lib"), (_, { target }) => target.startsWith("@cdktf/provider-"))).toEqual([]);
  });

  test("stacks create no resource themselves: of a provider they import the provider only", () => {
    const resources = found(
      ofRoom("stacks"),
      (_, { target }) => target.startsWith("@cdktf/provider-") && !/^@cdktf\/provider-\w+\/lib\/provider$/.test(target),
    );
    expect(resources).toEqual([]);
  });

  test("modules take plain values: no deployment, no stack", () => {
    const whole = found(
      ofRoom("modules"),
      (_, { target, names }) =>
        target.startsWith("lib/stack/deployment-stack") ||
        (target === "lib/config/deployment" && /\b(Aws|Azure|Google)?Deployment\b/.test(names)),
    );
    expect(whole).toEqual([]);
  });

  test("provider classes are imported by deep path, because a barrel costs seconds", () => {
    const barrels = found(
      [...all, ...tests],
      (_, { target }) =>
        target.startsWith("@cdktf/provider-") && !/^@cdktf\/provider-[\w-]+\/lib\/[\w-]+$/.test(target),
    );
    expect(barrels).toEqual([]);
  });
});

describe("files", () => {
  test("none is a barrel or a drawer for everything", () => {
    const names = [...all, ...tests].map(({ file }) => file);
    expect(names.filter((file) => /^(index|utils?|helpers?|common|misc)\.ts$/.test(basename(file)))).toEqual([]);
    const barrels = all.filter(({ text }) => /^export (\*|\{[^}]*\}) from /m.test(text)).map(({ file }) => file);
    expect(barrels).toEqual([]);
  });

  test(`none is longer than ${LONGEST} lines`, () => {
    const long = [...all, ...tests].filter(({ text }) => text.split("\n").length > LONGEST).map(({ file }) => file);
    expect(long).toEqual([]);
  });

  test("names are in lower case with hyphens", () => {
    const others = [...all, ...tests]
      .map(({ file }) => file.split("/").filter((part) => part !== "__tests__"))
      .filter((parts) => parts.some((part) => !/^[a-z0-9-]+(\.test)?(\.ts)?$/.test(part)));
    expect(others).toEqual([]);
  });

  test("every test stands where its subject does", () => {
    const lost = tests
      .map(({ file }) => file)
      .filter((file) => file.endsWith(".test.ts") && !WHOLE.test(file))
      .filter((file) => !existsSync(join(ROOT, dirname(relative("__tests__", file)))));
    expect(lost).toEqual([]);
  });
});

describe("purity", () => {
  test("only the edge reads the environment", () => {
    const readers = all.filter(({ text }) => /\bprocess\.env\b/.test(text)).map(({ file }) => file);
    expect(readers).toContain("main.ts");
    expect(readers.filter((file) => !ENVIRONMENT_READERS.test(file))).toEqual([]);
  });

  test("synthesis knows no clock and no chance", () => {
    const impure = /\b(Date\.now|new Date\(\)|Math\.random|randomUUID|randomBytes|performance\.now|hrtime)\b/;
    const pure = all.filter(
      ({ file }) => /^(modules|stacks)\//.test(file) || /^lib\/(?!bench|drill|terraform|bootstrap)/.test(file),
    );
    expect(pure.filter(({ text }) => impure.test(text)).map(({ file }) => file)).toEqual([]);
  });

  test("synthesis asks no network and starts no program", () => {
    const outward = /^(node:)?(child_process|http|https|net|dns|tls)$/;
    const allowed = ["lib/terraform/", "lib/drill/", "lib/bootstrap/", "lib/bench/", "bin/"];
    const calls = found(
      all.filter(({ file }) => !allowed.some((room) => file.startsWith(room))),
      (_, { target }) => outward.test(target),
    );
    expect(calls).toEqual([]);
  });
});
