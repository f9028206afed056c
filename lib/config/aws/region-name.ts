import { z } from "zod";
import { AWS_REGIONS, regionSuggestion } from "../../catalog/aws-regions";

/** Name of an AWS region. */
export const regionName = z
  .enum(Object.keys(AWS_REGIONS), {
    error: ({ input }) => {
      const meant = typeof input === "string" ? regionSuggestion(input) : undefined;
      return `the name of an AWS region; ${meant === undefined ? "write it like us-east-1" : `did you mean ${meant}?`}`;
    },
  })
  .meta({ id: "awsRegionName" });
