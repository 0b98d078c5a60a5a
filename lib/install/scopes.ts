/** What the app asks for when it is added: the manifest's scopes, each with its reason in docs/deploying.md. */
export const SCOPES = [
  'commands',
  'chat:write',
  'files:read',
  'files:write',
  'im:history',
  'im:write',
  'users:read',
]
