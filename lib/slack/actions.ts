/** The `action_id` of everything that can be pressed or chosen. app.ts says who handles each. */
export const ACTION = {
  connect: 'connect',
  connectPage: 'connect_page',
  refreshHome: 'refresh_home',
  listShares: 'list_shares',
  disconnect: 'disconnect',
  sharesPage: 'shares_page',
  openShare: 'open_share',
  conversationPage: 'conversation_page',
  reply: 'reply',
  comment: 'comment',
  react: 'react',
  accept: 'approval_accept',
  decline: 'approval_decline',
  decideWithMessage: 'approval_message',
  showApprovals: 'show_approvals',
  tryWriteAgain: 'try_write_again',
} as const
