import { Icon } from './icon.tsx'
import type { Person } from './protocol.ts'

/** A square with a person's initials on their colour, or the app's sign. */
export function Avatar({ of, small = false }: { of: Person | 'app'; small?: boolean }) {
  const size = small ? 'avatar small' : 'avatar'
  if (of === 'app')
    return (
      <span className={`${size} app`} aria-hidden="true">
        <Icon name="app" />
      </span>
    )
  const initials = of.real_name
    .split(' ')
    .map((word) => word.charAt(0))
    .join('')
  return (
    <span className={size} style={{ background: `#${of.color.replace('#', '')}` }} aria-hidden="true">
      {initials}
    </span>
  )
}
