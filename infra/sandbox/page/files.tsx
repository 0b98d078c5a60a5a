import type { SharedFile } from './protocol.ts'

const UNITS = ['bytes', 'KB', 'MB', 'GB']

export function Files({ files }: { files: SharedFile[] }) {
  return (
    <ul className="files">
      {files.map((file) => (
        <li key={file.id}>
          <a href={`/page/files/${file.id}`} target="_blank" rel="noreferrer">
            {file.mimetype?.startsWith('image/') && <img src={`/page/files/${file.id}`} alt="" />}
            <span>
              {file.title ?? file.name}
              {file.size !== undefined && <small>{sizeInWords(file.size)}</small>}
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}

function sizeInWords(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log(bytes) / Math.log(1024)))
  return `${(bytes / 1024 ** power).toFixed(power === 0 ? 0 : 1)} ${UNITS[power]}`
}
