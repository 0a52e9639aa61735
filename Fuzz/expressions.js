// Compares values of expressions with those of JSONata's reference implementation.
//
//     node expressions.js JSONATA-FOLDER INPUT.json <lines of expression-fuzzer
//
// Prints a line of JSON for each expression on which the two disagree, and at the end the numbers.
"use strict";
const fs = require("fs");
const readline = require("readline");
const jsonata = require(process.argv[2]);
const input = fs.readFileSync(process.argv[3], "utf8");

// What depends on the time or on chance, and what Step Functions adds or leaves out.
const OTHER = /\$(random|shuffle|now|millis|uuid|eval|partition|range|hash|parse|toMillis|fromMillis)\b/;
const STEPS = 100000;

// What the reference has no text for: functions become empty strings, as in its `$string`.
const text = (value) =>
  JSON.stringify(value, (_, inner) =>
    typeof inner === "function" || (inner && (inner._jsonata_lambda || inner._jsonata_function)) ? "" : inner);

async function answer(expression) {
  let parsed;
  try {
    parsed = jsonata(expression);
  } catch (problem) {
    return problem.code ? { error: problem.code, isSyntax: true } : { isOwn: true };
  }
  let steps = 0;
  parsed.assign(Symbol.for("jsonata.__evaluate_entry"), () => {
    if (++steps > STEPS) throw { code: "limit" };
  });
  try {
    const value = await parsed.evaluate(JSON.parse(input));
    return value === undefined ? { nothing: true } : { result: text(value) };
  } catch (problem) {
    if (problem.code === "limit") return { isOwn: true };
    // An error of JavaScript, not of JSONata: what the reference does there is not part of the language.
    return problem.code ? { error: problem.code } : { isOwn: true };
  }
}

function agrees(ours, theirs) {
  if (theirs.isOwn || ["unsupported", "limit", "regex"].includes(ours.without)) return true;
  if (theirs.error) return ours.without !== undefined && ours.without !== "nothing";
  if (theirs.nothing) return ours.without === "nothing";
  return ours.result !== undefined && JSON.stringify(ours.result) === JSON.stringify(JSON.parse(theirs.result ?? "null"));
}

async function main() {
  const counts = { compared: 0, values: 0, errors: 0, left: 0, differences: 0 };
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const ours = JSON.parse(line);
    if (OTHER.test(ours.expression)) {
      counts.left += 1;
      continue;
    }
    const theirs = await answer(ours.expression);
    counts.compared += 1;
    if (ours.result !== undefined) counts.values += 1;
    else counts.errors += 1;
    if (!agrees(ours, theirs)) {
      counts.differences += 1;
      console.log(JSON.stringify({ ...ours, reference: theirs }));
    }
  }
  console.log(JSON.stringify(counts));
}

main();
