import type { FileInput } from '@slack/types'
import { useWorkspace } from '../workspace.ts'
import { type FieldProps, useField } from './field.ts'

/** Files from one's own device. They go to Slack when they are chosen; here that is one's messages with the app. */
export function FileElement(props: FieldProps<FileInput>) {
  const { state, send } = useWorkspace()
  const { held, keep } = useField(props)
  const files = held.files ?? []

  const upload = async (chosen: File[]) => {
    const uploaded: { id: string; name: string }[] = []
    for (const file of chosen.slice(0, props.element.max_files ?? 10)) {
      const form = new FormData()
      form.set('channel', state.channels.find(({ kind }) => kind === 'dm')?.id ?? '')
      form.set('file', file)
      const { id } = await send('upload', form)
      if (id !== undefined) uploaded.push({ id, name: file.name })
    }
    keep({ files: uploaded })
  }
  return (
    <div>
      <input
        type="file"
        multiple={props.element.max_files !== 1}
        aria-label={props.name}
        aria-describedby={props.describedBy}
        onChange={({ target }) => void upload([...(target.files ?? [])])}
      />
      {files.length > 0 && <small>{files.map(({ name }) => name).join(', ')}</small>}
    </div>
  )
}
