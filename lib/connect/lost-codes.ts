/** Slack's codes for an authorisation code that is used, lapsed or not Slack's: whoever has it begins again. */
export const LOST_CODES = ['invalid_code', 'code_already_used', 'code_expired']
