import { type ContractValues, portableContract } from "./contract";

/** A bucket or container. */
export const OBJECT_STORE = portableContract("objects", {
  /** `s3`, `azure-blob` or `gcs`. */
  protocol: "string",
  bucket: "string",
  /** Host name of the service in the region. */
  endpoint: "string",
});
export type ObjectStore = ContractValues<typeof OBJECT_STORE.fields>;
