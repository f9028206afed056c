import { BatchMachines } from "../../../../modules/aws/compute/batch-machines";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const template = () =>
  synthesize((scope) => {
    new BatchMachines(scope, "Machines", {
      names: testNames(),
      tags: { Owner: "platform" },
      volumesKeyArn: "arn:aws:kms:us-east-1:123456789012:key/volumes",
    });
  }).resource("aws_launch_template");

describe("BatchMachines", () => {
  test("minimal props", () => {
    expect(template()).toMatchSnapshot();
  });

  test("encrypts volumes with the key that Auto Scaling and Spot may use", () => {
    expect(template().block_device_mappings).toEqual([
      {
        device_name: "/dev/xvda",
        ebs: {
          encrypted: "true",
          kms_key_id: "arn:aws:kms:us-east-1:123456789012:key/volumes",
          volume_type: "gp3",
          volume_size: 100,
          delete_on_termination: "true",
        },
      },
    ]);
  });

  test("gives metadata by token only, and not to containers", () => {
    expect(template().metadata_options).toMatchObject({ http_tokens: "required", http_put_response_hop_limit: 1 });
  });

  test("tags machines and volumes, and backs none of them up", () => {
    const tags = { Owner: "platform", Name: "inferloop-production-use1-batch" };
    expect(template().tag_specifications).toEqual([
      { resource_type: "instance", tags },
      { resource_type: "volume", tags },
    ]);
  });
});
