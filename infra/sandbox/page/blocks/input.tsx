import type { InputBlock } from '@slack/types'
import { useId } from 'react'
import { Element } from './element.tsx'
import { PlainText } from './text.tsx'

/** A form field: its label, its element, then what is wrong with it or how to fill it in. */
export function InputView(props: { block: InputBlock; blockId: string; error: string | undefined }) {
  const { block, blockId, error } = props
  const id = useId()
  const describedBy = error ? `${id}-error` : block.hint ? `${id}-hint` : undefined
  return (
    <div className={error ? 'input wrong' : 'input'}>
      <div className="label">
        <PlainText text={block.label.text} />
        {block.optional && <span className="optional"> (optional)</span>}
      </div>
      <Element
        element={block.element}
        blockId={blockId}
        name={block.label.text}
        dispatches={block.dispatch_action === true}
        describedBy={describedBy}
      />
      {error && (
        <p id={`${id}-error`} className="field-error" role="alert">
          {error}
        </p>
      )}
      {block.hint && (
        <p id={`${id}-hint`} className="hint">
          <PlainText text={block.hint.text} />
        </p>
      )}
    </div>
  )
}
