import { idIn } from '../upstream/asked.ts'
import type { Grant, Workspace } from './model.ts'
import type { Call, SessionVisit, WorkspaceVisit } from './operation.ts'
import { loggedInElsewhere, notEntered, notFound, wrongToken } from './refusal.ts'
import type { World } from './world.ts'

/** The session whose bearer token a request carries. */
export function visitOfSession(call: Call, world: World): SessionVisit {
  return { ...call, grant: grantOf(call, world) }
}

/** A member's visit to the workspace in the path; what is not there, and what they are no member of, look the same. */
export function visitOfWorkspace(call: Call, world: World): WorkspaceVisit {
  const grant = grantOf(call, world)
  const id = idIn(call.request, 'workspace')
  const workspace = world.store.workspaces.find((each) => each.id === id)
  if (!workspace?.members.includes(grant.person)) throw notFound()
  return { ...call, grant, workspace }
}

/** The same, by somebody who has entered it in this session. One without a splash needs no entering (assumed). */
export function visitInside(call: Call, world: World): WorkspaceVisit {
  const visit = visitOfWorkspace(call, world)
  if (!hasEntered(visit.grant, visit.workspace)) throw notEntered()
  return visit
}

function hasEntered(grant: Grant, workspace: Workspace): boolean {
  return workspace.splash === null || grant.entered.has(workspace.id)
}

function grantOf({ request }: Call, world: World): Grant {
  const authorization = request.header('Authorization') ?? ''
  const token = /^Bearer (\S+)$/.exec(authorization)?.[1]
  const grant = world.store.grants.find((each) => each.accessToken === token)
  if (!grant || grant.expiresAt <= world.clock()) throw wrongToken(authorization)
  if (grant.isEnded) throw loggedInElsewhere()
  return grant
}
