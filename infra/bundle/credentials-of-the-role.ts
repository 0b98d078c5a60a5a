import { leaveOut } from './leave-out.ts'

/**
 * Leaves out the AWS SDK's ways to credentials that a Lambda function does not go: those of its role are in its
 * environment, where the SDK looks first. 0.13 MB less to read: 7 of the 180 ms of CPU that loading the worker took.
 */
export const credentialsOfTheRole = leaveOut({
  name: 'credentials-of-the-role',
  modules:
    /^@aws-sdk\/credential-provider-(http|ini|login|process|sso|web-identity)$|^@smithy\/credential-provider-imds$/,
  importedBy: /[\\/]@aws-sdk[\\/]credential-provider-node[\\/]/,
})
