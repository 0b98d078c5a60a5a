import { App, type AuthorizeResult, LogLevel, type Receiver } from '@slack/bolt'
import type { Services } from '../services.ts'
import { ACTION } from './actions.ts'
import { FORM } from './forms.ts'
import { handle, told } from './handle.ts'
import { showAbout } from './listeners/about.ts'
import { accept, askForDecision, decline, showApprovals, submitDecision } from './listeners/approvals.ts'
import { askForAttachments, filterAttachments, showAttachments } from './listeners/attachments.ts'
import { audit } from './listeners/audit.ts'
import { addToCalendar } from './listeners/calendar.ts'
import {
  chooseDisconnect,
  connect,
  disconnect,
  turnDisconnectPage,
  undoConnect,
} from './listeners/connections.ts'
import {
  askForName,
  connectRooms,
  findInRoom,
  goInRoom,
  listRooms,
  openRoom,
  turnRoomsPage,
} from './listeners/datarooms.ts'
import { changeDigest, digest, submitDigest, turnOffDigest, turnOnDigest } from './listeners/digest.ts'
import { getDocument } from './listeners/documents.ts'
import { getAttachment, getFile, getNoteVersion, getVersion, sendHere } from './listeners/downloads.ts'
import { submitEntrance } from './listeners/enter-room.ts'
import {
  askForFileName,
  askForPath,
  filterFiles,
  goToPath,
  showFileVersions,
  showPreview,
  sortFiles,
} from './listeners/files.ts'
import {
  askToForget,
  forgetMe,
  forgetTeam,
  forgetTeams,
  forgetWhoLeft,
  forgetWhoRevoked,
} from './listeners/gone.ts'
import { answerMessage, help, unknownCommand } from './listeners/help.ts'
import { openHome, refreshHome } from './listeners/home.ts'
import { listShares, turnSharesPage } from './listeners/list-shares.ts'
import { askWhereToMention, mentionRoom } from './listeners/mention-room.ts'
import { showNoteVersions } from './listeners/notes.ts'
import { openShare, turnConversationPage } from './listeners/open-share.ts'
import { react } from './listeners/react.ts'
import { whoReacted } from './listeners/reactions.ts'
import { search } from './listeners/search.ts'
import {
  endOwnSubscription,
  showSubscriptions,
  stopSubscription,
  submitSubscription,
  subscribe,
  subscribeAgain,
  turnSubscriptionsPage,
} from './listeners/subscriptions.ts'
import {
  askForFolder,
  saveToShare,
  submitFolder,
  submitUpload,
  uploadAgain,
  uploadHere,
} from './listeners/uploads.ts'
import { askForComment, askForReply, submitMessage, tryWriteAgain } from './listeners/write-message.ts'
import { chooseForZip, lookAgain, stopZip, submitZip } from './listeners/zip.ts'
import { boltLogger } from './log.ts'
import type { Listener } from './turn.ts'
import { webClientOptions } from './web-client.ts'

export interface AppServices extends Services {
  /** Base of Slack's Web API; Slack's own where it is not set. */
  slackApiUrl: string | undefined
  /** Whose token the app acts with in a workspace. */
  authorize: (source: { teamId?: string; enterpriseId?: string }) => Promise<AuthorizeResult>
}

/** The product on one page: everything a person can do in Slack, and who handles it. */
export function createApp(services: AppServices, receiver: Receiver): App {
  const app = new App({
    receiver,
    authorize: ({ teamId, enterpriseId }) =>
      services.authorize({ ...(teamId ? { teamId } : {}), ...(enterpriseId ? { enterpriseId } : {}) }),
    clientOptions: webClientOptions(services.slackApiUrl, services.metrics),
    logger: boltLogger(services.log),
    logLevel: LogLevel.WARN,
    ignoreSelf: false,
  })
  const on = (listener: Listener) => handle(listener, services)

  app.command(
    '/shares',
    on(
      byWord({
        '': listShares,
        list: listShares,
        approvals: showApprovals,
        'connect …': connect,
        disconnect: chooseDisconnect,
        'digest …': digest,
        'search …': search,
        'subscribe …': subscribe,
        subscriptions: showSubscriptions,
        'forget-me': askToForget,
        'audit …': audit,
        help,
      }),
    ),
  )
  app.command(
    '/dataroom',
    on(byWord({ connect: connectRooms, disconnect: chooseDisconnect, help }, listRooms)),
  )
  app.command(/^\/(?!(?:shares|dataroom)$)/, on(unknownCommand))

  app.event('app_home_opened', on(openHome))
  app.event('message', on(answerMessage))
  app.event('app_uninstalled', told(forgetTeam, services))
  app.event('team_access_revoked', told(forgetTeams, services))
  app.event('tokens_revoked', told(forgetWhoRevoked, services))
  app.event('user_change', told(forgetWhoLeft, services))
  app.action(ACTION.forgetMe, on(forgetMe))
  app.action(ACTION.audit, on(audit))

  app.action(ACTION.connect, on(connect))
  // Slack tells of a press on a link too: the page does the rest.
  app.action(ACTION.connectPage, on(nothing))
  app.action(ACTION.undoConnect, on(undoConnect))
  app.action(ACTION.disconnect, on(disconnect))
  app.action(startsWith(ACTION.disconnectPage), on(turnDisconnectPage))
  app.action(ACTION.refreshHome, on(refreshHome))

  app.action(ACTION.listShares, on(listShares))
  app.action(startsWith(ACTION.sharesPage), on(turnSharesPage))
  app.action(ACTION.openShare, on(openShare))
  app.action(startsWith(ACTION.conversationPage), on(turnConversationPage))
  app.action(startsWith(ACTION.goTo), on(turnConversationPage))
  app.action(ACTION.noteVersions, on(showNoteVersions))
  app.action(startsWith(ACTION.noteVersions), on(showNoteVersions))

  app.action(ACTION.reply, on(askForReply))
  app.action(ACTION.comment, on(askForComment))
  app.action(ACTION.answer, on(askForComment))
  app.view(FORM.reply, on(submitMessage))
  app.view(FORM.comment, on(submitMessage))
  app.action(ACTION.tryWriteAgain, on(tryWriteAgain))
  app.action(ACTION.react, on(react))
  app.action(ACTION.whoReacted, on(whoReacted))

  app.action(ACTION.search, on(search))
  app.action(ACTION.sortFiles, on(sortFiles))
  app.action(ACTION.filterFiles, on(askForFileName))
  app.view(FORM.filterFiles, on(filterFiles))
  app.action(ACTION.goToPath, on(askForPath))
  app.view(FORM.goToPath, on(goToPath))
  app.action(ACTION.previewFile, on(showPreview))
  app.action(ACTION.fileVersions, on(showFileVersions))
  app.action(startsWith(ACTION.fileVersions), on(showFileVersions))

  app.action(ACTION.aboutShare, on(showAbout))
  app.action(ACTION.addToCalendar, on(addToCalendar))
  app.action(ACTION.attachments, on(showAttachments))
  app.action(startsWith(ACTION.attachments), on(showAttachments))
  app.action(ACTION.filterAttachments, on(askForAttachments))
  app.view(FORM.filterAttachments, on(filterAttachments))

  app.action(ACTION.showApprovals, on(showApprovals))
  app.action(ACTION.accept, on(accept))
  app.action(ACTION.decline, on(decline))
  app.action(ACTION.decideWithMessage, on(askForDecision))
  app.view(FORM.decision, on(submitDecision))

  app.action(ACTION.changeDigest, on(changeDigest))
  app.view(FORM.digest, on(submitDigest))
  app.action(ACTION.digestOn, on(turnOnDigest))
  app.action(ACTION.digestOff, on(turnOffDigest))

  app.action(ACTION.getFile, on(getFile))
  app.action(ACTION.getVersion, on(getVersion))
  app.action(ACTION.getAttachment, on(getAttachment))
  app.action(ACTION.getNoteVersion, on(getNoteVersion))
  app.action(startsWith(ACTION.sendHere), on(sendHere))
  app.action(ACTION.followLink, on(nothing))

  app.action(ACTION.severalAtOnce, on(chooseForZip))
  app.view(FORM.zip, on(submitZip))
  app.action(ACTION.stopZip, on(stopZip))
  app.action(ACTION.lookAtZip, on(lookAgain))

  app.shortcut('save_to_share', on(saveToShare))
  app.action(ACTION.uploadHere, on(uploadHere))
  app.view(FORM.saveToShare, on(submitUpload))
  app.view(FORM.upload, on(submitUpload))
  app.action(ACTION.uploadAgain, on(uploadAgain))
  app.action(ACTION.newFolder, on(askForFolder))
  app.view(FORM.newFolder, on(submitFolder))

  app.action(ACTION.connectRooms, on(connectRooms))
  app.action(ACTION.listRooms, on(listRooms))
  app.action(startsWith(ACTION.roomsPage), on(turnRoomsPage))
  app.action(ACTION.openRoom, on(openRoom))
  app.action(startsWith(ACTION.roomPlace), on(goInRoom))
  app.view(FORM.enterRoom, on(submitEntrance))
  app.action(ACTION.findInRoom, on(askForName))
  app.view(FORM.findInRoom, on(findInRoom))
  app.action(ACTION.getDocument, on(getDocument))
  app.action(ACTION.mentionRoom, on(askWhereToMention))
  app.view(FORM.mentionRoom, on(mentionRoom))

  app.action(ACTION.subscribe, on(subscribe))
  app.view(FORM.subscribe, on(submitSubscription))
  app.action(ACTION.subscribeTo, on(subscribeAgain))
  app.action(ACTION.showSubscriptions, on(showSubscriptions))
  app.action(startsWith(ACTION.subscriptionsPage), on(turnSubscriptionsPage))
  app.action(ACTION.endSubscription, on(endOwnSubscription))
  app.action(ACTION.stopSubscription, on(stopSubscription))

  // Bolt's own handler would log what it does not know; what a listener throws must reach the queue.
  app.error(async (error) => {
    throw error.original ?? error
  })
  return app
}

const nothing: Listener = async () => {}

/**
 * What comes after the command, in any case: a word by itself, or one with `…` that more may follow.
 * @param another for whatever else is typed; help if left out.
 */
function byWord(listeners: Record<string, Listener>, another = unknownCommand): Listener {
  const named = new Map(Object.entries(listeners))
  return async (turn) => {
    const typed = turn.value.trim().toLowerCase()
    const [word = ''] = typed.split(/\s+/, 1)
    const listener = named.get(typed) ?? named.get(`${word} …`) ?? another
    await listener(turn)
  }
}

/** A button of which a screen has several, told apart by what follows the colon. */
function startsWith(actionId: string): RegExp {
  return new RegExp(`^${actionId}:`)
}
