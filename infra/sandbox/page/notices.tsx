import { Icon } from './icon.tsx'
import type { Notice } from './protocol.ts'

/** What went wrong or is worth knowing, in the corner of the page until it is put away. */
export function Notices(props: { notices: Notice[]; connected: boolean; putAway: (id: string) => void }) {
  const { notices, connected, putAway } = props
  return (
    <div className="notices">
      {!connected && (
        <div className="notice error" role="alert">
          The sandbox does not answer. Trying again…
        </div>
      )}
      {notices.slice(-4).map(({ id, kind, text }) => (
        <div key={id} className={`notice ${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
          {text}
          <button type="button" aria-label="Dismiss" onClick={() => putAway(id)}>
            <Icon name="close" />
          </button>
        </div>
      ))}
    </div>
  )
}
