import { type ChangeEvent, type KeyboardEvent, useId, useRef, useState } from 'react'
import { Icon } from './icon.tsx'
import type { AppInfo, Channel } from './protocol.ts'
import { useWorkspace } from './workspace.ts'

/** Where one writes. Enter sends, Shift+Enter starts a line, and a slash begins a command. */
export function Composer(props: { channel: Channel; label: string; threadTs?: string }) {
  const { channel, label, threadTs } = props
  const { state, send, report } = useWorkspace()
  const [text, setText] = useState('')
  const [marked, setMarked] = useState(0)
  const input = useRef<HTMLTextAreaElement>(null)
  const listId = useId()
  const suggestions = threadTs ? [] : suggest(state.app.commands, text)
  const chosen = suggestions[marked] ?? suggestions[0]

  const complete = (command: string) => {
    setText(`${command} `)
    setMarked(0)
    input.current?.focus()
  }
  const post = async () => {
    if (text.trim() === '') return
    if (threadTs && text.startsWith('/')) {
      report(`${text.split(' ')[0]} is not supported in threads. Sorry!`)
      return
    }
    setText('')
    const answer = await send('command', {
      channel: channel.id,
      text: text.startsWith('/') ? text.trim() : escaped(text.trim()),
      ...(threadTs && { thread_ts: threadTs }),
    })
    if (!answer.ok) setText((written) => written || text)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (chosen && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      setMarked((suggestions.indexOf(chosen) + step + suggestions.length) % suggestions.length)
    } else if (chosen && (event.key === 'Tab' || event.key === 'Enter') && chosen.command !== text) {
      event.preventDefault()
      complete(chosen.command)
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      void post()
    }
  }
  const share = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0]
    target.value = ''
    if (!file) return
    const form = new FormData()
    form.set('channel', channel.id)
    form.set('file', file)
    await send('upload', form)
  }
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault()
        void post()
      }}
    >
      {suggestions.length > 0 && (
        <div className="suggestions" role="listbox" id={listId} aria-label="Commands">
          {suggestions.map((suggestion) => (
            <button
              key={suggestion.command}
              type="button"
              role="option"
              tabIndex={-1}
              id={`${listId}${suggestion.command}`}
              aria-selected={suggestion === chosen}
              onClick={() => complete(suggestion.command)}
            >
              <strong>{suggestion.command}</strong>{' '}
              {suggestion.usage_hint && <code>{suggestion.usage_hint}</code>}
              <small>{suggestion.description}</small>
            </button>
          ))}
        </div>
      )}
      <textarea
        ref={input}
        rows={Math.min(8, text.split('\n').length)}
        aria-label={label}
        aria-controls={chosen && listId}
        aria-activedescendant={chosen && `${listId}${chosen.command}`}
        placeholder={label}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className="composer-tools">
        {!threadTs && <ShareFile onChange={(event) => void share(event)} />}
        <button type="submit" className="send" aria-label="Send" disabled={text.trim() === ''}>
          <Icon name="send" />
        </button>
      </div>
    </form>
  )
}

function ShareFile({ onChange }: { onChange: (event: ChangeEvent<HTMLInputElement>) => void }) {
  return (
    <label className="icon-button" title="Share a file">
      <Icon name="plus" />
      <input type="file" className="unseen" aria-label="Share a file" onChange={onChange} />
    </label>
  )
}

/** The commands that begin as the text does, while the text is still one word. */
function suggest(commands: AppInfo['commands'], text: string): AppInfo['commands'] {
  if (!/^\/\S*$/.test(text)) return []
  return commands.filter(({ command }) => command.startsWith(text))
}

/** What is typed is text, whatever it looks like. https://docs.slack.dev/messaging/formatting-message-text#escaping */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
