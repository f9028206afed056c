import { type FileFinding, similar } from "../findings";
import type { Path } from "../positions";
import type { Readable } from "../readable";

/** What the schema of `aws.delivery` cannot see: it needs more than one value. */
export function checkDelivery({ aws }: Readable): FileFinding[] {
  const delivered = (aws?.delivery?.services ?? []).map(({ service }) => service);
  const services = aws?.ecs?.services ?? [];
  const repositoryOf = (name: string | undefined) => services.find((service) => service.name === name)?.repository;
  return delivered.flatMap((name, index) => {
    const path = ["aws", "delivery", "services", index, "service"];
    if (delivered.indexOf(name) < index) {
      return [{ path, rule: "a service that is not in the list yet", fix: "remove one of the two" }];
    }
    const repository = repositoryOf(name);
    if (repository === undefined) return unknownService(name, path, services);
    // Both would publish the same tag.
    const other = delivered.slice(0, index).find((candidate) => repositoryOf(candidate) === repository);
    if (other === undefined) return [];
    const rule = `a service with an image repository of its own (${other} has ${repository} too)`;
    return [{ path, rule, fix: "give each service a repository" }];
  });
}

function unknownService(name: string, path: Path, services: readonly { readonly name: string }[]): FileFinding[] {
  const names = services.map((service) => service.name);
  const meant = similar(name, names);
  const fix = meant === undefined ? "write one of them, or add the service" : `did you mean ${meant}?`;
  return [{ path, rule: `one of the services on ECS (${names.join(", ") || "none"})`, fix }];
}
