import { type ContractValues, contract } from "./contract";

/** What workloads of a region need of its data layer and cannot know by name. */
export const AWS_DATA = contract("data", {
  /** The shared file system. */
  file_system_id: "string",
  /** Access point to its shared directory. */
  file_system_access_point_id: "string",
});
export type AwsData = ContractValues<typeof AWS_DATA.fields>;
