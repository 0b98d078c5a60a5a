import type { ConfirmationDialog } from '@slack/types'
import { createContext, type ReactNode, useContext, useState } from 'react'
import { showModal } from '../show-modal.ts'
import { PlainText, Text } from './text.tsx'

type Ask = (dialog: ConfirmationDialog) => Promise<boolean>

const ConfirmContext = createContext<Ask | null>(null)

/** Asks the person; resolves to true when they confirm. */
export function useConfirm(): Ask {
  const ask = useContext(ConfirmContext)
  if (!ask) throw new Error('useConfirm is for parts of the page inside ConfirmProvider')
  return ask
}

export function ConfirmProvider({ children }: { children: ReactNode }) {
  const [question, setQuestion] = useState<{ dialog: ConfirmationDialog; decide: (yes: boolean) => void }>()
  const ask: Ask = (dialog) =>
    new Promise((resolve) => {
      const decide = (yes: boolean) => {
        setQuestion(undefined)
        resolve(yes)
      }
      setQuestion({ dialog, decide })
    })
  return (
    <ConfirmContext value={ask}>
      {children}
      {question && <ConfirmDialog {...question} />}
    </ConfirmContext>
  )
}

function ConfirmDialog({ dialog, decide }: { dialog: ConfirmationDialog; decide: (yes: boolean) => void }) {
  return (
    <dialog
      ref={showModal}
      className="dialog confirm"
      aria-labelledby="confirm-title"
      onClose={() => decide(false)}
    >
      <h2 id="confirm-title">{dialog.title && <PlainText text={dialog.title.text} />}</h2>
      <div className="confirm-text">
        <Text of={dialog.text} />
      </div>
      <footer>
        <button type="button" className="button" onClick={() => decide(false)}>
          {dialog.deny?.text ?? 'Cancel'}
        </button>
        <button
          type="button"
          className={`button filled ${dialog.style === 'danger' ? 'danger' : 'primary'}`}
          onClick={() => decide(true)}
        >
          {dialog.confirm?.text ?? 'Yes'}
        </button>
      </footer>
    </dialog>
  )
}
