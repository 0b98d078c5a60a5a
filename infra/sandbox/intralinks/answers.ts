/** The part of every answer that says how it went. */
export const done = { code: 200, message: 'Request completed fine, no errors' }
