import { emulated, type Laying, ROUND_RESOURCE, ROUND_VARIABLE } from "./emulated";

/** A stack as it was synthesized, with its states on this machine and one built-in resource more. */
export const wholeStack: Laying = (stack, settingsOf) => {
  const copy = emulated(stack, settingsOf);
  const builtIn = copy.resource?.terraform_data;
  return {
    ...copy,
    variable: { ...(copy.variable as object | undefined), ...ROUND_VARIABLE },
    resource: { ...copy.resource, terraform_data: { ...builtIn, ...ROUND_RESOURCE } },
  };
};
