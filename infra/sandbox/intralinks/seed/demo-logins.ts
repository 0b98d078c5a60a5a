import { logins } from './people.ts'

/** A login to Intralinks, for a tester to type. */
interface DemoLogin {
  /** The e-mail address of the person in Slack whom it is offered to. */
  forPerson: string
  email: string
  password: string
  /** What to expect of it. */
  note: string
}

/** What the sandbox's page offers for typing. */
export const demoLogins: DemoLogin[] = [
  { forPerson: logins.anna.email, ...logins.anna, note: 'Three data rooms' },
  { forPerson: logins.ben.email, ...logins.ben, note: 'Is logged in elsewhere' },
  { forPerson: logins.anna.email, ...logins.carla, note: 'A locked account' },
]
