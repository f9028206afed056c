import type { CoverageRow } from "./row";

const SECTION = { seed: "003", section: "1 Networking Infrastructure", stack: "network" } as const;
const LOGGING = { seed: "003", section: "5 Logging Architecture", stack: "network" } as const;
const OWN_TIER =
  "databases stand in subnets of their own without a way out, so that an instance and the internet never share a route";

export const NETWORK_COVERAGE: readonly CoverageRow[] = [
  {
    ...SECTION,
    documented: "VPC (10.0.0.0/16)",
    address: "aws_vpc.vpc",
    attribute: "cidr_block",
    built: "10.0.0.0/16",
  },
  {
    ...SECTION,
    documented: "Public Subnet 1 (10.0.1.0/24)",
    address: "aws_subnet.public_us_east_1a",
    attribute: "cidr_block",
    built: "10.0.1.0/24",
  },
  {
    ...SECTION,
    documented: "Public Subnet 1 in AZ us-east-1a",
    address: "aws_subnet.public_us_east_1a",
    attribute: "availability_zone",
    built: "us-east-1a",
  },
  {
    ...SECTION,
    documented: "Public Subnet 2 (10.0.2.0/24)",
    address: "aws_subnet.public_us_east_1b",
    attribute: "cidr_block",
    built: "10.0.2.0/24",
  },
  {
    ...SECTION,
    documented: "Public Subnet 2 in AZ us-east-1b",
    address: "aws_subnet.public_us_east_1b",
    attribute: "availability_zone",
    built: "us-east-1b",
  },
  {
    ...SECTION,
    documented: "Private Subnet 1 (10.0.3.0/24)",
    address: "aws_subnet.private_us_east_1a",
    attribute: "cidr_block",
    built: "10.0.3.0/24",
  },
  {
    ...SECTION,
    documented: "Private Subnet 1 in AZ us-east-1a",
    address: "aws_subnet.private_us_east_1a",
    attribute: "availability_zone",
    built: "us-east-1a",
  },
  {
    ...SECTION,
    documented: "Private Subnet 2 (10.0.4.0/24)",
    address: "aws_subnet.private_us_east_1b",
    attribute: "cidr_block",
    built: "10.0.4.0/24",
  },
  {
    ...SECTION,
    documented: "Private Subnet 2 in AZ us-east-1b",
    address: "aws_subnet.private_us_east_1b",
    attribute: "availability_zone",
    built: "us-east-1b",
  },
  {
    ...SECTION,
    documented: "RDS Primary in Private Subnet 1",
    address: "aws_subnet.database_us_east_1a",
    attribute: "cidr_block",
    built: "10.0.9.0/24",
    why: OWN_TIER,
  },
  {
    ...SECTION,
    documented: "RDS Standby in Private Subnet 2",
    address: "aws_subnet.database_us_east_1b",
    attribute: "cidr_block",
    built: "10.0.10.0/24",
    why: OWN_TIER,
  },
  {
    ...SECTION,
    documented: "NAT Gateway in Public Subnet 1",
    address: "aws_nat_gateway.nat_us_east_1a",
    attribute: "subnet_id",
    built: "${aws_subnet.public_us_east_1a.id}",
  },
  {
    ...SECTION,
    documented: "NAT Gateway (HA) in Public Subnet 2",
    address: "aws_nat_gateway.nat_us_east_1b",
    attribute: "subnet_id",
    built: "${aws_subnet.public_us_east_1b.id}",
  },
  {
    ...SECTION,
    documented: "Internet Gateway: Provides internet connectivity for public resources",
    address: "aws_route.public_routes_default",
    attribute: "gateway_id",
    built: "${aws_internet_gateway.vpc_internet_gateway.id}",
  },
  {
    ...SECTION,
    documented: "NAT Gateways: Enable outbound internet access for private resources",
    address: "aws_route.private_routes_us_east_1a_default",
    attribute: "nat_gateway_id",
    built: "${aws_nat_gateway.nat_us_east_1a.id}",
  },
  {
    ...SECTION,
    documented: "Security Groups: Stateful firewall rules at instance level",
    address: "aws_vpc_security_group_ingress_rule.security_groups_database_from_workload",
    attribute: "from_port",
    built: 5432,
  },
  {
    ...SECTION,
    documented: "Network ACLs: Stateless firewall rules at subnet level",
    address: "aws_network_acl_rule.private_acl_ingress_answers",
    attribute: "from_port",
    built: 1024,
  },
  {
    ...LOGGING,
    documented: "VPC Flow Logs",
    address: "aws_flow_log.flow_logs",
    attribute: "traffic_type",
    built: "ALL",
  },
  {
    ...LOGGING,
    documented: "90-day retention for audit logs",
    address: "aws_cloudwatch_log_group.flow_logs_log_group",
    attribute: "retention_in_days",
    built: 90,
  },
];
