import { readFileSync } from "node:fs";
import { writeFloor } from "../../lib/bench/record";
import { parseDeployment } from "../../lib/config/load";

// A process of its own for each deployment: the providers' classes can be replaced only before they are loaded.
const [file = "", folder = ""] = process.argv.slice(2);
const elements = writeFloor(folder, parseDeployment(readFileSync(file, "utf8"), file), () =>
  require("../../stacks/compose"),
);
process.stdout.write(String(elements));
