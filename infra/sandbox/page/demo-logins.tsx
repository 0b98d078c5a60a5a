import type { DemoLogin } from './protocol.ts'

/** What to type on the connect page of Intralinks, as there is no real account at hand. */
export function DemoLogins({ logins }: { logins: DemoLogin[] }) {
  if (logins.length === 0) return null
  return (
    <details className="demo-links">
      <summary>Demo logins</summary>
      <p>Type /dataroom, press Connect, and log in with one of these.</p>
      <ul>
        {logins.map(({ email, password, note }) => (
          <li key={email}>
            <span>
              {email}
              <small>{note}</small>
            </span>
            <code>{password}</code>
          </li>
        ))}
      </ul>
    </details>
  )
}
