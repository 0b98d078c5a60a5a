/** A ref: the dialog is modal while it is there, and gives the focus back when it goes. */
export function showModal(dialog: HTMLDialogElement | null) {
  dialog?.showModal()
  return () => dialog?.close()
}
