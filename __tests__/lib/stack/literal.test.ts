import { literal, literals } from "../../../lib/stack/literal";

describe("texts of a deployment file in Terraform's JSON", () => {
  test.each([
    ["echo ${HOME}", "echo $${HOME}"],
    ["date +%{Y}", "date +%%{Y}"],
    ["100 % of $HOME", "100 % of $HOME"],
    ["${a}${b}", "$${a}$${b}"],
  ])("%s is no expression", (text, written) => {
    expect(literal(text)).toBe(written);
  });

  test("names stay as they are", () => {
    expect(literals({ PROMPT: "${USER}>" })).toEqual({ PROMPT: "$${USER}>" });
  });
});
