import { insurancePassword, tokens } from './tokens.ts'

/** A link as it would have come by mail, for a tester to paste. */
interface DemoLink {
  label: string
  link: string
  /** The e-mail address of the guest it was sent to. */
  forPerson: string
  /** What to expect of it. */
  note: string
}

const anna = 'anna.keller@northwind.example'
const ben = 'ben.okafor@northwind.example'

// The path is assumed: the reference does not show what a share link looks like.
const link = (token: string): string => `https://app.clinked.example/share/${token}`

/** What the sandbox's page offers for pasting. Any one link of a person leads to all that is shared with them. */
export const demoLinks: DemoLink[] = [
  {
    label: 'Tender documents',
    link: link(tokens.anna.tenderFolder),
    forPerson: anna,
    note: 'A folder with approvals that wait',
  },
  {
    label: 'Façade material: brick or timber?',
    link: link(tokens.anna.facade),
    forPerson: anna,
    note: 'A discussion',
  },
  {
    label: 'Change order 07',
    link: link(tokens.anna.changeOrder),
    forPerson: anna,
    note: 'A single file that waits for approval',
  },
  {
    label: 'Insurance policy',
    link: link(tokens.anna.insurance),
    forPerson: anna,
    note: `Password-protected: ${insurancePassword}`,
  },
  {
    label: 'Competition entry',
    link: link(tokens.anna.lapsed),
    forPerson: anna,
    note: 'Lapsed yesterday: cannot be connected',
  },
  {
    label: 'Tender documents',
    link: link(tokens.ben.tenderFolder),
    forPerson: ben,
    note: 'The same folder, with a request of his own',
  },
  {
    label: 'Where do we eat after the site visit?',
    link: link(tokens.ben.lunch),
    forPerson: ben,
    note: 'A discussion that only he has',
  },
]
