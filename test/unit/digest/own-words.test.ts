import { expect, jest, test } from '@jest/globals'
import { tokens } from '../../../infra/sandbox/clinked/index.ts'
import { shareId } from '../../../lib/shares/share.ts'
import { writeMessage } from '../../../lib/shares/write-message.ts'
import { demoIds } from '../sandbox-clinked/running-stand-in.ts'
import { createReader, DAY } from './reader.ts'

const reader = createReader()

const message = (shareToken: string, text: string) => ({
  key: `message#${reader.person.userId}#${text}`,
  share: { shareId: shareId(shareToken) },
  name: 'A share',
  text,
})

const written = (text: string) =>
  [...reader.standIn.store.replies, ...reader.standIn.store.comments].filter(
    (each) => ('reply' in each ? each.reply : each.comment) === text,
  )

test('a reply and a comment written from Slack are known as the person’s own', async () => {
  await reader.connect(tokens.anna.facade)
  await reader.look({ shareIds: [shareId(tokens.anna.facade), shareId(tokens.anna.fireSafety)] })
  reader.advance(DAY)
  await writeMessage(reader.person, message(tokens.anna.facade, 'Brick, then.'), reader.services)
  await writeMessage(reader.person, message(tokens.anna.fireSafety, 'Checked.'), reader.services)

  expect(await reader.services.ownWords.list(reader.person)).toEqual(
    expect.arrayContaining([
      {
        shareId: shareId(tokens.anna.facade),
        context: `reply_${written('Brick, then.')[0]?.id}`,
        at: reader.now(),
      },
      {
        shareId: shareId(tokens.anna.fireSafety),
        context: `comment_${written('Checked.')[0]?.id}`,
        at: reader.now(),
      },
    ]),
  )
  const shareIds = [shareId(tokens.anna.facade), shareId(tokens.anna.fireSafety)]
  expect((await reader.look({ shareIds })).content.news).toEqual([])
})

test('a comment on a file inside a shared folder is one, too', async () => {
  const item = demoIds(reader.standIn).component('Schedule.csv')
  await reader.connect(tokens.anna.tenderFolder)
  const { share, ...rest } = message(tokens.anna.tenderFolder, 'Week 12?')
  await writeMessage(reader.person, { ...rest, share: { ...share, item } }, reader.services)
  const [{ id } = { id: 0 }] = written('Week 12?')
  reader.advance(DAY)
  await reader.look({ shareIds: [share.shareId] })
  reader.advance(DAY)
  reader.others.react({ context: `comment_${id}`, reaction: 'HEART' })

  const { content } = await reader.look({ shareIds: [share.shareId] })
  expect(content.news).toMatchObject([{ reactions: [{ context: `comment_${id}`, count: 1 }] }])
})

test('a message whose noting fails is noted by the next delivery, and written once', async () => {
  await reader.connect(tokens.anna.facade)
  const { services, person } = reader
  const failing = jest.fn<typeof services.ownWords.add>().mockRejectedValue(new Error('DynamoDB is away'))
  const withoutNotes = { ...services, ownWords: { ...services.ownWords, add: failing } }
  const reply = message(tokens.anna.facade, 'Once')

  await expect(writeMessage(person, reply, withoutNotes)).rejects.toThrow('DynamoDB is away')
  await writeMessage(person, reply, services)

  expect(written('Once')).toHaveLength(1)
  expect(await services.ownWords.list(person)).toMatchObject([{ context: `reply_${written('Once')[0]?.id}` }])
})
