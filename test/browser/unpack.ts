/** Unpacks the browser to the temporary folder. A process of its own: there the folder can be chosen. */
import chromium from '@sparticuz/chromium'

await chromium.executablePath()
