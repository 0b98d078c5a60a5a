import type {
  Checkboxes,
  Datepicker,
  DateTimepicker,
  EmailInput,
  NumberInput,
  PlainTextInput,
  RadioButtons,
  RichTextBlock,
  RichTextInput,
  Timepicker,
  URLInput,
} from '@slack/types'
import { type KeyboardEvent, useId } from 'react'
import { useWorkspace } from '../workspace.ts'
import { fromWallClock, toWallClock } from './dates.ts'
import { type FieldProps, useField } from './field.ts'
import { Text } from './text.tsx'

const INPUT_MODES = {
  plain_text_input: 'text',
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'decimal',
} as const

export function TextElement(props: FieldProps<PlainTextInput | EmailInput | URLInput | NumberInput>) {
  const { element, name, describedBy, dispatches } = props
  const { held, keep, choose } = useField(props)
  const triggers = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed']
  const multiline = element.type === 'plain_text_input' && element.multiline === true
  const shared = {
    'data-focus': element.focus_on_load === true ? '' : undefined,
    'aria-label': name,
    'aria-describedby': describedBy,
    'aria-invalid': describedBy?.endsWith('error') ?? false,
    placeholder: element.placeholder?.text,
    value: held.value ?? '',
    onChange: ({ target }: { target: { value: string } }) => {
      const value = target.value === '' ? null : target.value
      if (triggers.includes('on_character_entered')) void choose({ value })
      else keep({ value })
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (!dispatches || event.key !== 'Enter' || event.shiftKey || !triggers.includes('on_enter_pressed'))
        return
      event.preventDefault()
      void choose({ value: held.value ?? null })
    },
  }
  if (multiline) return <textarea {...shared} rows={5} />
  return <input {...shared} type="text" inputMode={INPUT_MODES[element.type]} />
}

export function RichTextInputElement(props: FieldProps<RichTextInput>) {
  const { held, keep } = useField(props)
  return (
    <textarea
      aria-label={props.name}
      aria-describedby={props.describedBy}
      placeholder={props.element.placeholder?.text}
      rows={props.element.min_lines ?? 5}
      value={richTextToPlain(held.rich_text_value)}
      onChange={({ target }) =>
        keep({ rich_text_value: target.value === '' ? null : plainRichText(target.value) })
      }
    />
  )
}

export function DateElement(props: FieldProps<Datepicker | Timepicker | DateTimepicker>) {
  const { state } = useWorkspace()
  const { held, choose } = useField(props)
  const { tz } = state.me
  const shared = { 'aria-label': props.name, 'aria-describedby': props.describedBy, className: 'date' }
  switch (props.element.type) {
    case 'datepicker':
      return (
        <input
          {...shared}
          type="date"
          value={held.selected_date ?? ''}
          onChange={({ target }) => void choose({ selected_date: target.value || null })}
        />
      )
    case 'timepicker':
      return (
        <>
          <input
            {...shared}
            type="time"
            value={held.selected_time ?? ''}
            onChange={({ target }) => void choose({ selected_time: target.value || null })}
          />
          {props.element.timezone && <p className="hint">{props.element.timezone}</p>}
        </>
      )
    case 'datetimepicker':
      return (
        <input
          {...shared}
          type="datetime-local"
          value={held.selected_date_time ? toWallClock(held.selected_date_time, tz) : ''}
          onChange={({ target }) =>
            void choose({ selected_date_time: target.value ? fromWallClock(target.value, tz) : null })
          }
        />
      )
  }
}

export function ChoiceElement(props: FieldProps<Checkboxes | RadioButtons>) {
  const { element, name, describedBy } = props
  const { held, choose } = useField(props)
  const group = useId()
  const single = element.type === 'radio_buttons'
  const selected = (held.selected_options ?? [held.selected_option]).map((option) => option?.value)

  const pick = (value: string | undefined) => {
    const options = element.options.filter((option) =>
      single ? option.value === value : selected.includes(option.value) !== (option.value === value),
    )
    void choose(single ? { selected_option: options[0] ?? null } : { selected_options: options })
  }
  return (
    <fieldset className="choices" aria-label={name} aria-describedby={describedBy}>
      {element.options.map((option) => (
        <label key={option.value} className="choice">
          <input
            type={single ? 'radio' : 'checkbox'}
            name={group}
            checked={selected.includes(option.value)}
            onChange={() => pick(option.value)}
          />
          <span>
            <Text of={option.text} />
            {option.description && (
              <small>
                <Text of={option.description} />
              </small>
            )}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

function plainRichText(text: string): RichTextBlock {
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }] }
}

function richTextToPlain(block: RichTextBlock | null | undefined): string {
  return (block?.elements ?? [])
    .flatMap((element): { type: string; text?: string }[] => element.elements)
    .map((part) => part.text ?? '')
    .join('')
}
