/** Strokes on a 20 × 20 grid: no icon font is needed, and they look the same everywhere. */
const PATHS = {
  app: 'M4 7h10m-3-3 3 3-3 3M16 13H6m3-3-3 3 3 3',
  back: 'm12 5-5 5 5 5',
  close: 'm5 5 10 10M15 5 5 15',
  down: 'm6 8 4 4 4-4',
  eye: 'M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5Zm6 0a2 2 0 1 0 4 0 2 2 0 1 0-4 0',
  menu: 'M3 5h14M3 10h14M3 15h14',
  more: 'M4 9.3a.7.7 0 1 0 0 1.4.7.7 0 1 0 0-1.4ZM10 9.3a.7.7 0 1 0 0 1.4.7.7 0 1 0 0-1.4ZM16 9.3a.7.7 0 1 0 0 1.4.7.7 0 1 0 0-1.4Z',
  plus: 'M10 4v12M4 10h12',
  send: 'M3 4l14 6-14 6 3-6-3-6Zm3 6h6',
  thread: 'M4 4h12v9H9l-3 3v-3H4V4Zm3 3.5h6M7 10h4',
  trash: 'M4 6h12M8 6V4h4v2m-6.5 0 .6 10h7.8l.6-10',
} as const

export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  )
}
