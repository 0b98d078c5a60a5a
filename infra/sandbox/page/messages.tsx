import { type ReactNode, useEffect, useRef } from 'react'
import type { Message } from './protocol.ts'

export function isReply(message: Message): boolean {
  return message.thread_ts !== undefined && message.thread_ts !== message.ts
}

/** Scrolls along with what is new, unless the reader has scrolled up to read. */
export function Messages(props: { label: string; children: ReactNode }) {
  const list = useRef<HTMLElement>(null)
  const atEnd = useRef(true)
  const onScroll = () => {
    const { scrollHeight = 0, scrollTop = 0, clientHeight = 0 } = list.current ?? {}
    atEnd.current = scrollHeight - scrollTop - clientHeight < 40
  }
  useEffect(() => {
    const content = list.current?.firstElementChild
    if (!content) return
    const observer = new ResizeObserver(() => {
      if (atEnd.current) list.current?.scrollTo({ top: list.current.scrollHeight })
    })
    observer.observe(content)
    return () => observer.disconnect()
  }, [])
  return (
    <section
      ref={list}
      className="messages"
      onScroll={onScroll}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable to be scrolled by keys
      tabIndex={0}
      aria-label={props.label}
    >
      <ol>{props.children}</ol>
    </section>
  )
}
