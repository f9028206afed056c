import { ownAccount, policyDocument, serviceTrust } from "../../../../modules/aws/identity/policy";

describe("policyDocument", () => {
  test("allows by default, and leaves out what a statement does not have", () => {
    expect(
      JSON.parse(policyDocument([{ sid: "Read", actions: ["s3:GetObject"], resources: ["arn:aws:s3:::a/*"] }])),
    ).toEqual({
      Version: "2012-10-17",
      Statement: [{ Sid: "Read", Effect: "Allow", Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::a/*"] }],
    });
  });

  test("renders principals, conditions and what a Deny spares", () => {
    const text = policyDocument([
      {
        sid: "Others",
        effect: "Deny",
        actions: ["s3:GetObject"],
        resources: [],
        notResources: ["arn:aws:s3:::state/*"],
        principals: "*",
        conditions: { Bool: { "aws:SecureTransport": "false" } },
      },
    ]);
    expect(JSON.parse(text).Statement).toEqual([
      {
        Sid: "Others",
        Effect: "Deny",
        Principal: "*",
        Action: ["s3:GetObject"],
        NotResource: ["arn:aws:s3:::state/*"],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ]);
  });

  test("trusts a service for the own account only, where asked", () => {
    expect(
      JSON.parse(policyDocument([serviceTrust("scheduler.amazonaws.com", ownAccount("123456789012"))])).Statement,
    ).toEqual([
      {
        Sid: "Assume",
        Effect: "Allow",
        Principal: { Service: ["scheduler.amazonaws.com"] },
        Action: ["sts:AssumeRole"],
        Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
      },
    ]);
  });
});
