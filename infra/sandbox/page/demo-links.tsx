import { useState } from 'react'
import type { DemoLink } from './protocol.ts'

/** What to paste on the connect page, as there is no real share at hand. */
export function DemoLinks({ links }: { links: DemoLink[] }) {
  if (links.length === 0) return null
  return (
    <details className="demo-links" open>
      <summary>Demo links</summary>
      <p>Type /shares, press Connect, and paste one of these.</p>
      <ul>
        {links.map((link) => (
          <Copyable key={link.link} {...link} />
        ))}
      </ul>
    </details>
  )
}

function Copyable({ label, link, note }: DemoLink) {
  const [copied, setCopied] = useState<'copied' | 'refused'>()
  const copy = () =>
    navigator.clipboard.writeText(link).then(
      () => setCopied('copied'),
      () => setCopied('refused'),
    )
  return (
    <li>
      <span>
        {label}
        {note && <small>{note}</small>}
      </span>
      <button type="button" aria-label={`Copy link: ${label}`} title={link} onClick={() => void copy()}>
        {copied === 'copied' ? 'Copied' : 'Copy'}
      </button>
      {copied === 'refused' && <code>{link}</code>}
    </li>
  )
}
