// Fills fields in as pdf.js does for Firefox: fill.mjs LIBRARY SOURCE.pdf VALUES.json TARGET.pdf
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [library, source, values, target] = process.argv.slice(2);
const { getDocument } = await import(pathToFileURL(path.join(library, "legacy/build/pdf.mjs")));
const wanted = JSON.parse(await readFile(values, "utf8"));
const fonts = `${path.join(library, "standard_fonts")}/`;
const pdf = await getDocument({ data: new Uint8Array(await readFile(source)), standardFontDataUrl: fonts, verbosity: 0 }).promise;
for (let number = 1; number <= pdf.numPages; number++) {
  const page = await pdf.getPage(number);
  for (const field of await page.getAnnotations({ intent: "any" })) {
    if (field.fieldName in wanted) {
      pdf.annotationStorage.setValue(field.id, { value: wanted[field.fieldName] });
    }
  }
}
await writeFile(target, await pdf.saveDocument());
