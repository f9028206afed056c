import { GatewayEndpoints } from "../../../../modules/aws/network/gateway-endpoints";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const stack = synthesize((scope) => {
  new GatewayEndpoints(scope, "Endpoints", {
    names: testNames(),
    region: "us-east-1",
    vpcId: "vpc-1",
    routeTableIds: ["rtb-a", "rtb-b"],
  });
});

const [s3, dynamodb] = stack.resources("aws_vpc_endpoint");
const statements = (endpoint: typeof s3) => JSON.parse(String(endpoint?.policy)).Statement;
const OWN = { StringEquals: { "aws:ResourceAccount": "123456789012" } };

describe("GatewayEndpoints", () => {
  test("lead the private route tables to S3 and DynamoDB of the region", () => {
    const gateway = { vpc_endpoint_type: "Gateway", route_table_ids: ["rtb-a", "rtb-b"] };
    expect(s3).toMatchObject({ ...gateway, service_name: "com.amazonaws.us-east-1.s3" });
    expect(dynamodb).toMatchObject({ ...gateway, service_name: "com.amazonaws.us-east-1.dynamodb" });
  });

  test("allow everything on S3 in the own account, and only reading objects elsewhere", () => {
    expect(statements(s3)).toEqual([
      { Sid: "OwnBuckets", Effect: "Allow", Principal: "*", Action: ["s3:*"], Resource: ["*"], Condition: OWN },
      { Sid: "ReadObjects", Effect: "Allow", Principal: "*", Action: ["s3:GetObject"], Resource: ["*"] },
    ]);
  });

  test("allow tables of the own account only", () => {
    expect(statements(dynamodb)).toMatchObject([{ Action: ["dynamodb:*"], Condition: OWN }]);
  });

  test("minimal props", () => {
    expect(stack.json).toMatchSnapshot();
  });
});
