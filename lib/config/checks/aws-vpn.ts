import { cidrFinding, overlaps, parseCidr } from "../../addresses/cidr";
import { MAX_VPN_ROUTES } from "../aws/vpn";
import { type FileFinding, foundAt } from "../findings";
import type { Readable } from "../readable";
import { repeated } from "./names";
import { networkPlan } from "./network";

/** Premises are apart from every network of the deployment, and connected to a region that there is. */
export function checkVpn({ aws }: Readable): FileFinding[] {
  const connections = aws?.vpn ?? [];
  const { regions } = aws ?? {};
  if (regions === undefined || connections.length === 0) return [];
  const names = regions.map(({ name }) => name);
  const networks = [...networkPlan(regions).networks].map(([region, { cidr }]) => ({
    whose: `${region}'s network`,
    cidr,
  }));
  return [
    ...repeated(
      connections.map(({ name }) => name),
      (index) => ["aws", "vpn", index, "name"],
    ),
    ...connections.flatMap(({ region, routes }, index): FileFinding[] => {
      const path = ["aws", "vpn", index];
      const others = connections
        .slice(0, index)
        .flatMap((other) => other.routes.map((cidr) => ({ whose: other.name, cidr })));
      return [
        ...(names.includes(region)
          ? []
          : [
              {
                path: [...path, "region"],
                rule: `a region of the deployment (${names.join(", ")})`,
                fix: "write one of them",
              },
            ]),
        ...routes.flatMap((route, at) => checkRoute(route, [...path, "routes", at], [...networks, ...others])),
      ];
    }),
    ...names.flatMap((name) => {
      const here = connections.filter(({ region }) => region === name);
      const total = here.reduce((sum, { routes }) => sum + routes.length, 0);
      if (total <= MAX_VPN_ROUTES || here.length < 2) return [];
      const rule = `at most ${MAX_VPN_ROUTES} ranges in ${name}, which are rules of its network ACLs`;
      return [{ path: ["aws", "vpn"], rule, got: `${total}`, fix: "write larger ranges" }];
    }),
  ];
}

function checkRoute(
  route: string,
  path: readonly (string | number)[],
  taken: readonly { readonly whose: string; readonly cidr: string }[],
): FileFinding[] {
  const wrong = foundAt([...path], cidrFinding(route, "routes"));
  if (wrong.length > 0 || parseCidr(route) === undefined) return wrong;
  const other = taken.find(({ cidr }) => parseCidr(cidr) !== undefined && overlaps(cidr, route));
  if (other === undefined) return [];
  const rule = `apart from all other networks (${other.whose} has ${other.cidr})`;
  return [{ path: [...path], rule, fix: "give one of the two another range" }];
}
