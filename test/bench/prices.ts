/**
 * What AWS takes in us-east-1, in US dollars, at the first step of each scale and without what is free. Put together on
 * 2026-11-22 from public lists of 2024 to 2026 of what the pages named below say; whoever has other prices puts them here.
 */
export const PRICES = {
  /** arm64. aws.amazon.com/lambda/pricing */
  lambdaGbSecond: 0.000_013_333_4,
  lambdaRequest: 0.2e-6,
  /** Of disk beyond 512 MB. */
  lambdaDiskGbSecond: 0.000_000_030_9,
  /** HTTP API. aws.amazon.com/api-gateway/pricing */
  httpApiRequest: 1e-6,
  /** Standard queues; a request may carry ten messages, or 64 KiB. aws.amazon.com/sqs/pricing */
  sqsRequest: 0.4e-6,
  /** On demand. A unit writes 1 KB, or reads 4 KB as they are now. aws.amazon.com/dynamodb/pricing */
  dynamoDbWrite: 0.625e-6,
  dynamoDbRead: 0.125e-6,
  dynamoDbGbMonth: 0.25,
  /** Point-in-time recovery. */
  dynamoDbRecoveryGbMonth: 0.2,
  /** aws.amazon.com/kms/pricing */
  kmsRequest: 0.03 / 10_000,
  kmsKeyMonth: 1,
  /** aws.amazon.com/cloudwatch/pricing */
  logsGb: 0.5,
  logsGbMonth: 0.03,
  metricMonth: 0.3,
  alarmMonth: 0.1,
  dashboardMonth: 3,
  /** To the internet. aws.amazon.com/ec2/pricing/on-demand */
  outGb: 0.09,
}
