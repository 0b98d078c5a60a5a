import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import { useLink } from './link.ts'

interface PickerOption {
  key: string
  label: ReactNode
  note?: ReactNode
  selected?: boolean
  href?: string | undefined
}

export interface PickerGroup {
  label?: string
  options: PickerOption[]
}

/** A button that opens a list: the shape of menus, selects and overflows. Arrow keys move, Esc closes. */
export function Picker(props: {
  name: string
  face: ReactNode
  className: string
  kind: 'menu' | 'listbox'
  groups: PickerGroup[]
  onPick: (key: string) => void
  /** Stays open after a choice, so that several can be made. */
  many?: boolean
  disabled?: boolean
}) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  const options = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-option]') ?? [])]

  const place = () => {
    if (!button.current || !list.current) return
    const at = button.current.getBoundingClientRect()
    const box = list.current
    const below = innerHeight - at.bottom > Math.min(box.offsetHeight, 260) + 8
    box.style.left = `${Math.max(8, Math.min(at.left, innerWidth - box.offsetWidth - 8))}px`
    box.style.top = `${below ? at.bottom + 4 : Math.max(8, at.top - box.offsetHeight - 4)}px`
    box.style.minWidth = `${at.width}px`
    const selected = options().find((option) => option.ariaSelected === 'true')
    ;(selected ?? options()[0])?.focus()
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const all = options()
    const at = all.indexOf(document.activeElement as HTMLElement)
    const next: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }
    const to = next[event.key]
    if (to === undefined) return
    event.preventDefault()
    all[(to + all.length) % all.length]?.focus()
  }

  const pick = (key: string) => {
    props.onPick(key)
    if (!props.many) list.current?.hidePopover()
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        className={props.className}
        aria-label={props.name}
        aria-haspopup={props.kind}
        aria-expanded={open}
        disabled={props.disabled}
        popoverTarget={id}
      >
        {props.face}
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it has one of two interactive roles */}
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles take a label */}
      <div
        ref={list}
        id={id}
        popover="auto"
        role={props.kind}
        aria-label={props.name}
        aria-multiselectable={props.many}
        className="picker"
        onKeyDown={onKeyDown}
        onToggle={(event) => {
          setOpen(event.newState === 'open')
          if (event.newState === 'open') place()
        }}
      >
        {props.groups.map((group, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: groups have no identity, and their order is all there is
          <fieldset key={index} aria-label={group.label}>
            {group.label && <div className="picker-group">{group.label}</div>}
            {group.options.map((option) => (
              <Option key={option.key} option={option} kind={props.kind} onPick={() => pick(option.key)} />
            ))}
          </fieldset>
        ))}
      </div>
    </>
  )
}

function Option({ option, kind, onPick }: { option: PickerOption; kind: string; onPick: () => void }) {
  const linkTo = useLink()
  const shared = {
    'data-option': '',
    role: kind === 'menu' ? 'menuitem' : 'option',
    'aria-selected': kind === 'listbox' ? option.selected === true : undefined,
    className: 'picker-option',
    onClick: onPick,
    children: (
      <>
        <span>{option.label}</span>
        {option.note && <small>{option.note}</small>}
      </>
    ),
  }
  return option.href ? <a {...shared} {...linkTo(option.href)} /> : <button {...shared} type="button" />
}
