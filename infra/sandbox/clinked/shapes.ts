/** The shapes that several operations answer with. Field order is the reference's. */
import type { Group, Person, Share, Version } from './model.ts'

/** The reference's safe user. */
export function user(person: Person) {
  return {
    id: person.id,
    name: person.name,
    username: person.username,
    logo: false,
    jobTitle: person.jobTitle,
    lastModified: person.lastModified,
  }
}

export function userOrNull(person: Person | null) {
  return person === null ? null : user(person)
}

/**
 * Who wrote something. `user` is null when the user was deleted (§3.1). It is null for a guest too, who has a name but
 * no account: assumed, since the reference's samples show a member everywhere.
 */
export function author(person: Person) {
  const isMember = person.standing === 'member'
  return {
    user: isMember ? user(person) : null,
    name: person.name,
    username: isMember ? person.username : null,
  }
}

/** The full profile that notes carry (§5.1), personal data and all. */
export function creator(person: Person) {
  return {
    id: person.id,
    username: person.username,
    enabled: true,
    locked: false,
    name: person.name,
    jobTitle: person.jobTitle,
    organisation: person.organisation,
    email: person.email,
    address: person.address,
    telephone: person.telephone,
    other: null,
    logo: false,
    timeZone: 'UTC',
    locale: 'en',
    verifiedEmail: false,
    twoFactorAuthentication: false,
    twoFactorMode: null,
    lastModified: person.lastModified,
    dateFormat: null,
    twentyFourHourTimeFormat: false,
    lastActive: null,
  }
}

export function group(of: Group) {
  return { id: of.id, name: of.name, friendlyName: of.friendlyName }
}

/** A version of a file or a note (§5.5, §11.8, §11.11). */
export function version(of: Version) {
  return {
    id: of.id,
    versionNumber: of.versionNumber,
    uploaded: author(of.uploaded),
    summary: of.summary,
    lastModified: of.lastModified,
    size: of.bytes.byteLength,
  }
}

/** A share without its component, as §2.2 answers it. */
export function share(of: Share) {
  return {
    user: userOrNull(of.user),
    contentContext: { id: of.contentContextId },
    dateCreated: of.dateCreated,
    dateExpire: of.dateExpire,
    email: of.guest.email,
    tokenKey: of.tokenKey,
    permission: of.permission,
    passwordEnabled: of.password !== null,
    notifications: of.notifications,
  }
}
