// Converts published tables to N-Triples with rdf-parser-csvw: node csvw.mjs TABLES-FOLDER
// That processor fills URI templates by the printed headings, so each is shown to it as its name.
import fs from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import CsvwParser from 'rdf-parser-csvw'
import jsonld from 'jsonld'
import N3 from 'n3'

const CSVW = 'http://www.w3.org/ns/csvw#'
const CONTEXT = {
  '@vocab': CSVW,
  dc: 'http://purl.org/dc/terms/',
  url: { '@id': `${CSVW}url`, '@type': '@id' },
  columns: { '@id': `${CSVW}column`, '@container': '@list' },
  titles: `${CSVW}title`,
  datatype: { '@id': `${CSVW}datatype`, '@type': '@id' },
}
const folder = process.argv[2]
const whole = JSON.parse(fs.readFileSync(path.join(folder, 'csv-metadata.json'), 'utf8'))
const writer = new N3.Writer({ format: 'N-Triples' })
for (const table of whole.tables) {
  const columns = table.tableSchema.columns.map(({ primaryKey, ...column }) => ({
    ...column,
    titles: column.name,
    ...(column.propertyUrl && { propertyUrl: column.propertyUrl.replace(/^rdf:/, 'http://www.w3.org/1999/02/22-rdf-syntax-ns#') }),
    ...(column.datatype && { datatype: `http://www.w3.org/2001/XMLSchema#${column.datatype}` }),
  }))
  const { primaryKey, ...schema } = table.tableSchema
  const described = { '@context': CONTEXT, url: `http://example.org/${table.url}`, tableSchema: { ...schema, columns } }
  const metadata = new N3.Store(await jsonld.toRDF(described, { documentLoader: () => { throw new Error('no network') } }))
  const text = fs.readFileSync(path.join(folder, table.url), 'utf8').replace(/^\ufeff/, '')
  const body = text.slice(text.indexOf('\r\n') + 2)
  const names = columns.filter((column) => !column.virtual).map((column) => column.name)
  const parser = new CsvwParser({ metadata, baseIRI: `http://example.org/${table.url}`, factory: N3.DataFactory })
  const stream = parser.import(Readable.from([`${names.join(',')}\r\n${body}`]))
  await new Promise((resolve, reject) => {
    stream.on('data', (quad) => {
      if (!quad.predicate.value.startsWith(CSVW) && !quad.object.value.startsWith(CSVW)) {
        writer.addQuad(quad.subject, quad.predicate, quad.object)
      }
    })
    stream.on('end', resolve)
    stream.on('error', reject)
  })
}
writer.end((error, result) => {
  if (error) throw error
  process.stdout.write(result)
})
