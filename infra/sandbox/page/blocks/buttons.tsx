import type { Button, FeedbackButtons, IconButton, Overflow } from '@slack/types'
import type { MouseEvent } from 'react'
import { Icon } from '../icon.tsx'
import { useLink } from './link.ts'
import { Picker } from './picker.tsx'
import { useSurface } from './surface.tsx'
import { PlainText } from './text.tsx'

export function ButtonElement({ element, blockId }: { element: Button; blockId: string }) {
  const { act, busy } = useSurface()
  const linkTo = useLink()
  const { action_id = '', text, value, style, url, confirm, accessibility_label } = element
  const isBusy = busy === `${blockId}/${action_id}`
  const press = () =>
    act(
      blockId,
      { type: 'button', action_id, text, ...(value && { value }), ...(style && { style }) },
      confirm,
    )
  const look = `button ${style ?? ''}`
  const face = <PlainText text={text.text} />

  if (url) {
    const link = linkTo(url)
    const follow = async (event: MouseEvent) => {
      if (!confirm) {
        await press()
        return
      }
      event.preventDefault()
      if (await press()) open(link.href, link.target ?? '_self', link.rel)
    }
    return (
      <a
        className={look}
        href={link.href}
        target={link.target}
        rel={link.rel}
        aria-label={accessibility_label}
        onClick={(event) => void follow(event)}
      >
        {face}
      </a>
    )
  }
  return (
    <button
      type="button"
      className={look}
      aria-label={accessibility_label}
      aria-busy={isBusy}
      disabled={isBusy}
      onClick={() => void press()}
    >
      {face}
    </button>
  )
}

export function OverflowElement({ element, blockId }: { element: Overflow; blockId: string }) {
  const { act } = useSurface()
  const { action_id = '', options, confirm } = element
  const choose = (key: string) => {
    const selected_option = options[Number(key)]
    if (selected_option) void act(blockId, { type: 'overflow', action_id, selected_option }, confirm)
  }
  return (
    <Picker
      kind="menu"
      name="More actions"
      className="button overflow"
      face={<Icon name="more" />}
      groups={[
        {
          options: options.map((option, index) => ({
            key: String(index),
            label: <PlainText text={option.text.text} />,
            note: option.description && <PlainText text={option.description.text} />,
            href: option.url,
          })),
        },
      ]}
      onPick={choose}
    />
  )
}

export function FeedbackElement({ element, blockId }: { element: FeedbackButtons; blockId: string }) {
  const { act } = useSurface()
  const { action_id = '', positive_button, negative_button } = element
  const buttons = [
    { icon: '👍', button: positive_button },
    { icon: '👎', button: negative_button },
  ]
  return buttons.map(({ icon, button }) => (
    <button
      key={icon}
      type="button"
      className="icon-button"
      title={button.text.text}
      aria-label={button.accessibility_label ?? button.text.text}
      onClick={() =>
        void act(blockId, { type: 'feedback_buttons', action_id, text: button.text, value: button.value })
      }
    >
      {icon}
    </button>
  ))
}

export function IconButtonElement({ element, blockId }: { element: IconButton; blockId: string }) {
  const { act } = useSurface()
  const { action_id = '', text, value, confirm, accessibility_label } = element
  return (
    <button
      type="button"
      className="icon-button"
      title={text.text}
      aria-label={accessibility_label ?? text.text}
      onClick={() => void act(blockId, { type: 'icon_button', action_id, ...(value && { value }) }, confirm)}
    >
      {/* The one icon Slack has for now. */}
      {element.icon === 'trash' ? <Icon name="trash" /> : text.text}
    </button>
  )
}
