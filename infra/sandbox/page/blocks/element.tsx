import type {
  ActionsBlockElement,
  ContextActionsBlockElement,
  InputBlockElement,
  SectionBlockAccessory,
} from '@slack/types'
import { ButtonElement, FeedbackElement, IconButtonElement, OverflowElement } from './buttons.tsx'
import { FileElement } from './file-input.tsx'
import { ImageElement } from './image.tsx'
import { ChoiceElement, DateElement, RichTextInputElement, TextElement } from './inputs.tsx'
import { SelectElement } from './selects.tsx'

/** Any element that a block can hold. */
export function Element(props: {
  element: ActionsBlockElement | ContextActionsBlockElement | InputBlockElement | SectionBlockAccessory
  blockId: string
  /** What the block calls it; without, its placeholder or kind names it. */
  name?: string
  /** Inputs wait for submit unless they say otherwise; elements elsewhere tell the app at once. */
  dispatches?: boolean
  describedBy?: string | undefined
}) {
  const { element, blockId, describedBy, dispatches = true } = props
  const placeholder = 'placeholder' in element ? element.placeholder?.text : undefined
  const field = {
    blockId,
    describedBy,
    dispatches,
    name: props.name ?? placeholder ?? NAMES[element.type] ?? 'Choose',
  }
  switch (element.type) {
    case 'button':
      return <ButtonElement element={element} blockId={blockId} />
    case 'overflow':
      return <OverflowElement element={element} blockId={blockId} />
    case 'feedback_buttons':
      return <FeedbackElement element={element} blockId={blockId} />
    case 'icon_button':
      return <IconButtonElement element={element} blockId={blockId} />
    case 'image':
      return <ImageElement image={element} className="accessory-image" />
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return <TextElement element={element} {...field} />
    case 'rich_text_input':
      return <RichTextInputElement element={element} {...field} />
    case 'datepicker':
    case 'timepicker':
    case 'datetimepicker':
      return <DateElement element={element} {...field} />
    case 'checkboxes':
    case 'radio_buttons':
      return <ChoiceElement element={element} {...field} />
    case 'static_select':
    case 'multi_static_select':
    case 'users_select':
    case 'multi_users_select':
    case 'channels_select':
    case 'multi_channels_select':
    case 'conversations_select':
    case 'multi_conversations_select':
      return <SelectElement element={element} {...field} />
    case 'file_input':
      return <FileElement element={element} {...field} />
    case 'external_select':
    case 'multi_external_select':
    case 'workflow_button':
      return <span className="cannot">This content can’t be displayed ({element.type}).</span>
  }
}

const NAMES: Record<string, string> = {
  checkboxes: 'Choose any',
  radio_buttons: 'Choose one',
  datepicker: 'Date',
  timepicker: 'Time',
  datetimepicker: 'Date and time',
}
