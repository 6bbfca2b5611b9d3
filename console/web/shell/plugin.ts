import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin, Rolldown } from 'vite'

/** What the responder's page is made of; everything else of the pages he never opens. */
const PHONE = ['ResponderPage.vue', 'index.html']
const FIXED = ['/icon.svg', '/icon-192.png', '/icon-512.png', '/manifest.webmanifest', '/manifest.en.webmanifest']

/** Writes the service worker with the files of this build in it. */
export function shell(): Plugin {
  const folder = import.meta.dirname
  return {
    name: 'anling-shell',
    apply: 'build',
    generateBundle(_options, bundle) {
      const files = [...filesOf(bundle, PHONE), ...FIXED]
      const source = readFileSync(join(folder, 'sw.js'), 'utf8')
      const fixed = FIXED.map((name) => readFileSync(join(folder, '..', 'public', name)))
      const digest = createHash('sha256').update(source + files.join())
      fixed.forEach((bytes) => digest.update(bytes))
      const text = source
        .replace('%VERSION%', digest.digest('hex').slice(0, 12))
        .replace("['%FILES%']", JSON.stringify(files))
      this.emitFile({ type: 'asset', fileName: 'sw.js', source: text })
    },
  }
}

/** Writes the operator's document: the same, with links to all that the desk is made of, so that nothing waits until a script has run. */
export function deskFirst(): Plugin {
  return {
    name: 'anling-desk-first',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const document = bundle['index.html']
      if (document?.type !== 'asset') throw new Error('the build has no index.html')
      const html = String(document.source)
      const links = filesOf(bundle, ['OperatorPage.vue'])
        .filter((file) => !html.includes(`"${file}"`))
        .map((file) =>
          file.endsWith('.css')
            ? `<link rel="stylesheet" crossorigin href="${file}">`
            : `<link rel="modulepreload" crossorigin href="${file}">`,
        )
      const source = html.replace('</head>', `  ${links.join('\n    ')}\n  </head>`)
      this.emitFile({ type: 'asset', fileName: 'operator.html', source })
    },
  }
}

/** A page's own files and what they import, without what is loaded later. */
function filesOf(bundle: Rolldown.OutputBundle, pages: readonly string[]): string[] {
  const found = new Set<string>()
  const take = (name: string) => {
    const chunk = bundle[name]
    if (found.has(name) || !chunk) return
    found.add(name)
    if (chunk.type !== 'chunk') return
    chunk.imports.forEach(take)
    chunk.viteMetadata?.importedCss.forEach((css) => found.add(css))
    chunk.viteMetadata?.importedAssets.forEach((asset) => found.add(asset))
  }
  for (const [name, chunk] of Object.entries(bundle))
    if (chunk.type === 'chunk' && pages.some((page) => chunk.facadeModuleId?.endsWith(page))) take(name)
  return [...found].map((name) => `/${name}`).sort()
}
