// Preloaded into the child process of lambda.ts: where its parent is killed outright, it ends as well.
process.on('disconnect', () => process.exit())
