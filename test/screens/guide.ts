import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import type { Act, Scene } from './scene.ts'
import { sentencesOfTrouble } from './sentences.ts'

const DOCS = new URL('../../docs/', import.meta.url)
export const PICTURES = new URL('screens/', DOCS)
export const GUIDE = new URL('screens.md', DOCS)

/** Keeps a picture, and leaves the file alone where it is the same. */
export async function keepPicture(name: string, png: Buffer): Promise<void> {
  await mkdir(PICTURES, { recursive: true })
  const file = new URL(`${name}.png`, PICTURES)
  const before = await readFile(file).catch(() => undefined)
  if (!before?.equals(png)) await writeFile(file, png)
}

/** Writes docs/screens.md, and deletes the pictures that are in it no more. */
export async function writeGuide(acts: Act[]): Promise<void> {
  await writeFile(GUIDE, guideOf(acts))
  const kept = acts.flatMap(({ scenes }) => scenes.map(({ picture }) => `${picture}.png`))
  const gone = (await readdir(PICTURES)).filter((file) => !kept.includes(file))
  await Promise.all(gone.map((file) => rm(new URL(file, PICTURES))))
}

/** docs/screens.md. */
export function guideOf(acts: Act[]): string {
  const contents = [...acts.map(({ title }) => title), SENTENCES].map(
    (title) => `- [${title}](#${anchor(title)})`,
  )
  const parts = [
    INTRODUCTION,
    contents.join('\n'),
    ...acts.flatMap(({ title, scenes }) => [`## ${title}`, ...scenes.map(entry)]),
    `## ${SENTENCES}`,
    ...sentencesOfTrouble(),
  ]
  return `${parts.join('\n\n')}\n`
}

const INTRODUCTION = `# Every screen and message

All that people see of the app, and how they get there: the sentence above a picture says what leads to it. The pictures are of the real views, drawn by the page that stands in for Slack: \`npm run screens\` plays each scene (\`test/screens/scenes\`) on the whole system with the demo data, and writes this page and its pictures in two minutes. \`npm test\` fails for a view that has no picture here.`

const SENTENCES = 'Every sentence about trouble'

function entry({ picture, title, when, drawnBy }: Scene): string {
  const names = drawnBy.map((name) => `\`${name}\``).join(', ')
  return `### ${title}\n\n${when} Drawn by ${names}.\n\n![${title}](screens/${picture}.png)`
}

/** As GitHub makes it of a heading. */
const anchor = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-')
