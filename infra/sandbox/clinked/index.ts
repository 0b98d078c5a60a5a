export { demoLinks } from './seed/demo-links.ts'
export { insurancePassword, tokens } from './seed/tokens.ts'
export { type ClinkedStandIn, createClinkedStandIn } from './stand-in.ts'
