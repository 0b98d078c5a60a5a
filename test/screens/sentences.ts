import { LINK_PROBLEMS, LOGIN_PROBLEMS, NOT_SAID } from '../../lib/connect/problems.ts'
import { SIGN_IN_PROBLEMS } from '../../lib/connect/sign-in-pages.ts'
import {
  NotConnectedError,
  NotInstalledError,
  OutOfTimeError,
  ShareNotFoundError,
  SharePasswordError,
} from '../../lib/errors.ts'
import { PROBLEMS } from '../../lib/install/problems.ts'
import { SENTENCE, sentence } from '../../lib/slack/views/errors.ts'
import { mrkdwn } from '../../lib/slack/views/text.ts'

/** What is said when something goes wrong, a list for each place where it is said. */
export function sentencesOfTrouble(): string[] {
  const upstream = Object.entries(SENTENCE).map(([code, said]) => [code, said(mrkdwn`Clinked`)])
  const others = [
    ['nothing is connected', sentence(new NotConnectedError('', 'clinked'))],
    ['no connection has the share', sentence(new ShareNotFoundError())],
    ['the share has a password', sentence(new SharePasswordError())],
    ['the worker’s time was over', sentence(new OutOfTimeError())],
    ['the app’s token is gone', sentence(new NotInstalledError())],
    ['anything else', sentence(new Error())],
  ]
  return [
    'In Slack; for Intralinks with its name:',
    list([...upstream, ...others]),
    'On the page that connects Clinked:',
    list(wordsOf({ ...LINK_PROBLEMS, not_said: NOT_SAID })),
    'On the page that connects Intralinks:',
    list(wordsOf(LOGIN_PROBLEMS)),
    'Where Slack is asked who is there:',
    list(wordsOf(SIGN_IN_PROBLEMS)),
    'Where the app is added:',
    list(wordsOf(PROBLEMS)),
  ]
}

const wordsOf = (problems: Record<string, { words: string }>): string[][] =>
  Object.entries(problems).map(([code, { words }]) => [code, words])

const list = (sentences: string[][]): string =>
  sentences.map(([what, said]) => `- _${what}_: ${said}`).join('\n')
