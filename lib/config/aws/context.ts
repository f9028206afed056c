import type { CatalogColumn } from "../../catalog/catalog";
import type { Profile, Tier } from "../deployment";

/** What resolving a part of the AWS section may look at. */
export interface ResolveContext {
  readonly catalog: CatalogColumn;
  readonly profile: Profile;
  /** The tier of that name, or the default one. */
  readonly tierOf: (name: string | undefined) => Tier;
}
