import type { Discussion, Person } from '../model.ts'
import type { People } from './people.ts'
import type { Seeder } from './seeder.ts'
import { tokens } from './tokens.ts'

/** A lively discussion that both guests have, and a short one of Ben's. */
export function seedDiscussions(seeder: Seeder, people: People): void {
  seedFacade(seeder, people)
  seedLunch(seeder, people)
}

function seedFacade(seeder: Seeder, { maria, tomas, priya, yusuf, olivia, anna, ben }: People): void {
  const discussion = openDiscussion(seeder, maria, seeder.ago(11), {
    friendlyName: 'Façade material: brick or timber?',
    description: 'Both variants fit the budget. Which one do you want to see built?',
    tags: 'façade,decision',
  })
  // A reply that was removed is still counted by the server.
  discussion.replyCount = 15
  const say = (by: Person, days: number, hours: number, text: string) =>
    seeder.reply(discussion, by, seeder.ago(days, hours), text)

  const opening = say(
    tomas,
    10,
    6,
    'Timber saves about 40 tonnes on the foundations. Brick needs none of the upkeep.',
  )
  const brick = say(anna, 10, 4, 'Our board leans towards brick: the neighbours have it too.')
  say(olivia, 10, 1, 'The sample panel of the brick stands in our yard, come and see it.')
  say(ben, 9, 20, 'I was there. Photos do not do it justice.')
  const fire = say(priya, 9, 2, 'Timber above 13 m needs a fire engineer: four more weeks, and EUR 22,000.')
  say(yusuf, 8, 5, 'من ناحية الموقع، الطوب أسهل في التوريد.')
  say(anna, 8, 4, 'Thank you, Yusuf – so brick is also easier to get here.')
  say(tomas, 7, 3, '*If* brick, then _please_ the ~red~ yellow one: `RAL 1013` goes with the windows.')
  const prices = say(
    priya,
    5,
    8,
    'Prices: brick & mortar < timber + coating, see <https://example.com|the list>.',
  )
  say(ben, 4, 2, '👀 Can we see both in evening light?')
  say(yusuf, 3, 9, '<!channel> <!here> the crane comes on Monday, whatever you choose. 🏗️')
  const light = say(
    maria,
    2,
    6,
    'Evening light is in the site photo now, in the folder with the tender documents.',
  )
  say(ben, 1, 4, 'Brick, then. 🧱')
  const last = say(maria, 0, 4, 'Anna, is that a yes from Northwind? Then I order the bricks on Friday.')

  seeder.react(opening, [anna, 'THUMBS_UP'], [ben, 'THUMBS_UP'], [maria, 'OPEN_EYE'])
  seeder.react(brick, [maria, 'THUMBS_UP'], [ben, 'HEART'], [olivia, 'HEART'], [tomas, 'THUMBS_DOWN'])
  seeder.react(fire, [anna, 'OPEN_EYE'], [ben, 'FIRE'], [tomas, 'FIRE'])
  seeder.react(prices, [maria, 'THUMBS_UP'])
  seeder.react(light, [anna, 'HEART'])
  seeder.react(last, [tomas, 'FIRE'], [priya, 'THUMBS_UP'])

  seeder.share(discussion, tokens.anna.facade, { guest: anna, user: maria, dateCreated: seeder.ago(11) })
  seeder.share(discussion, tokens.ben.facade, { guest: ben, user: maria, dateCreated: seeder.ago(11) })
}

function seedLunch(seeder: Seeder, { maria, yusuf, ben }: People): void {
  const discussion = openDiscussion(seeder, yusuf, seeder.ago(2), {
    friendlyName: 'Where do we eat after the site visit?',
    description: 'Twelve people, one of them vegan. 🍜',
    tags: '',
  })
  discussion.replyCount = 2
  const noodles = seeder.reply(
    discussion,
    maria,
    seeder.ago(1, 6),
    'The noodle place on the quay takes twelve.',
  )
  seeder.reply(discussion, ben, seeder.ago(1, 5), 'Booked it for half past one.')
  seeder.react(noodles, [ben, 'HEART'], [yusuf, 'FIRE'])
  seeder.share(discussion, tokens.ben.lunch, { guest: ben, user: yusuf, dateCreated: seeder.ago(2) })
}

function openDiscussion(
  seeder: Seeder,
  author: Person,
  at: number,
  about: Pick<Discussion, 'friendlyName' | 'description' | 'tags'>,
): Discussion {
  return seeder.add<Discussion>({
    kind: 'discussion',
    ...seeder.component(about.friendlyName, at, about.tags),
    description: about.description,
    author,
    dateCreated: at,
    replyCount: 0,
  })
}
