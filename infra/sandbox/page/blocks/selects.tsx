import type { MultiSelect, Option, Select } from '@slack/types'
import { Icon } from '../icon.tsx'
import type { State } from '../protocol.ts'
import { useWorkspace } from '../workspace.ts'
import { type FieldProps, useField } from './field.ts'
import { Picker, type PickerGroup } from './picker.tsx'
import { PlainText } from './text.tsx'
import type { Value } from './values.ts'

type Menu = Exclude<Select | MultiSelect, { type: 'external_select' | 'multi_external_select' }>

/** What can be picked: the key is the option's value, or the id of the person or conversation. */
interface Choice {
  key: string
  text: string
  option?: Option
}

/** Every select menu but the external ones. https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
export function SelectElement(props: FieldProps<Menu>) {
  const { element, name } = props
  const { state } = useWorkspace()
  const { held, choose } = useField(props)
  const groups = choicesOf(element, state)
  const choices = groups.flatMap((group) => group.choices)
  const many = element.type.startsWith('multi_')
  const selected = selectedKeys(held)
  const chosenText = choices.filter(({ key }) => selected.includes(key)).map(({ text }) => text)

  const pick = (key: string) => {
    const keys = many ? toggled(selected, key) : [key]
    const most = 'max_selected_items' in element ? (element.max_selected_items ?? Infinity) : Infinity
    if (keys.length <= most) void choose(valueFor(element, choices, keys))
  }
  return (
    <Picker
      kind="listbox"
      name={[name, ...chosenText].join(', ')}
      className="button select"
      many={many}
      face={
        <>
          {chosenText.length > 0 ? (
            <PlainText text={chosenText.join(', ')} />
          ) : (
            <span className="placeholder">{element.placeholder?.text ?? 'Select an option'}</span>
          )}
          <Icon name="down" />
        </>
      }
      groups={groups.map(
        (group): PickerGroup => ({
          ...(group.label && { label: group.label }),
          options: group.choices.map(({ key, text, option }) => ({
            key,
            label: <PlainText text={text} />,
            note: option?.description && <PlainText text={option.description.text} />,
            selected: selected.includes(key),
          })),
        }),
      )}
      onPick={pick}
    />
  )
}

function choicesOf(element: Menu, state: State): { label?: string; choices: Choice[] }[] {
  switch (element.type) {
    case 'static_select':
    case 'multi_static_select':
      return (element.option_groups ?? [{ label: undefined, options: element.options ?? [] }]).map(
        (group) => ({
          ...(group.label && { label: group.label.text }),
          choices: group.options.map((option) => ({
            key: option.value ?? '',
            text: option.text.text,
            option,
          })),
        }),
      )
    case 'users_select':
    case 'multi_users_select':
      return [{ choices: state.people.map((person) => ({ key: person.id, text: person.real_name })) }]
    case 'channels_select':
    case 'multi_channels_select':
      return [{ choices: conversations(state).filter(({ text }) => text.startsWith('#')) }]
    case 'conversations_select':
    case 'multi_conversations_select':
      return [{ choices: conversations(state) }]
  }
}

function conversations(state: State): Choice[] {
  return state.channels.map(({ id, name, kind }) => ({
    key: id,
    text: kind === 'channel' ? `#${name}` : name,
  }))
}

function selectedKeys(held: Value): string[] {
  const options = held.selected_options ?? (held.selected_option ? [held.selected_option] : [])
  const ids = held.selected_users ?? held.selected_conversations ?? held.selected_channels
  const id = held.selected_user ?? held.selected_conversation ?? held.selected_channel
  return [...options.map((option) => option.value ?? ''), ...(ids ?? (id ? [id] : []))]
}

function valueFor(element: Menu, choices: Choice[], keys: string[]): Omit<Value, 'type'> {
  const options = choices.flatMap(({ key, option }) => (option && keys.includes(key) ? [option] : []))
  const first = keys[0] ?? null
  switch (element.type) {
    case 'static_select':
      return { selected_option: options[0] ?? null }
    case 'multi_static_select':
      return { selected_options: options }
    case 'users_select':
      return { selected_user: first }
    case 'multi_users_select':
      return { selected_users: keys }
    case 'channels_select':
      return { selected_channel: first }
    case 'multi_channels_select':
      return { selected_channels: keys }
    case 'conversations_select':
      return { selected_conversation: first }
    case 'multi_conversations_select':
      return { selected_conversations: keys }
  }
}

function toggled(keys: string[], key: string): string[] {
  return keys.includes(key) ? keys.filter((other) => other !== key) : [...keys, key]
}
