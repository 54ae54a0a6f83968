// Asks a SPARQL endpoint (first argument) the query on standard input, through Comunica; prints the
// values of ?name as JSON.
import { readFileSync } from "node:fs";
import { QueryEngine } from "@comunica/query-sparql";

const query = readFileSync(0, "utf8");
const sources = [{ type: "sparql", value: process.argv[2] }];
const bindings = await new QueryEngine().queryBindings(query, { sources });
const names = [];
for await (const row of bindings) names.push(row.get("name").value);
console.log(JSON.stringify(names));
