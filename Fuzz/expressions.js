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
  JSON.stringify(value, (_, inner) => {
    // Neither is in JSON: the reference lets them pass inside of values.
    if (inner === undefined || (typeof inner === "number" && !isFinite(inner))) throw { isOwn: true };
    return typeof inner === "function" || (inner && (inner._jsonata_lambda || inner._jsonata_function)) ? "" : inner;
  });

// The last digit of a power depends on the machine.
function isSame(ours, theirs) {
  if (typeof ours === "number" && typeof theirs === "number") return Math.abs(ours - theirs) <= 1e-13 * Math.abs(theirs);
  if (ours === null || theirs === null || typeof ours !== "object" || typeof theirs !== "object") return ours === theirs;
  const names = Object.keys(theirs);
  return Array.isArray(ours) === Array.isArray(theirs) && names.join("\n") === Object.keys(ours).join("\n")
    && names.every((name) => isSame(ours[name], theirs[name]));
}

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

// Where Tasuki differs on purpose, or the reference contradicts its documentation.
const KNOWN = [
  // A quote in a bare name is an error here: an operator is missing.
  (ours, theirs) => ours.without === "syntax" && !theirs.isSyntax && /[^\s+\-*/%=<>&.,;:?[\](){}|~^@#!"'`]["'`]/.test(ours.expression),
  // The reference's tokenizer takes `/` after these signs for a division.
  (ours, theirs) => theirs.isSyntax && /[([\-|]\s*\//.test(ours.expression),
  // A function as a condition or a filter is false, as `$boolean` says; the reference takes it for an object.
  (ours) => /\$[a-z]+\s*([)\]?]|$)|\$[a-z]+ (or|and)|function|λ|\?,|\(\?|\|/i.test(ours.expression),
  // The reference loses the object that the grouping of a list in brackets makes, if a step follows.
  (ours, theirs) => theirs.nothing && /\]\s*\{.*\}\s*\./.test(ours.expression),
  // Step Functions encodes UTF-8, the reference the last byte of each character.
  (ours) => /base64encode/.test(ours.expression) && /[^\x00-\x7f]/.test(Buffer.from(String(ours.result), "base64").toString()),
  // The reference puts groups of different sizes into numbers that are too short for them.
  (ours, theirs) => /formatNumber/.test(ours.expression) && /^"-?,/.test(theirs.result),
  // A regular expression is not applied to a value that is no text; the reference applies it to the value's text.
  (ours) => /\/[a-z]*\s*\(/.test(ours.expression) && ours.without === "nothing",
];

function agrees(ours, theirs) {
  if (theirs.isOwn || ["unsupported", "limit", "regex"].includes(ours.without)) return true;
  if (theirs.error) return ours.without !== undefined && ours.without !== "nothing";
  if (theirs.nothing) return ours.without === "nothing";
  return ours.result !== undefined && isSame(ours.result, JSON.parse(theirs.result));
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
    if (!agrees(ours, theirs) && !KNOWN.some((known) => known(ours, theirs))) {
      counts.differences += 1;
      console.log(JSON.stringify({ ...ours, reference: theirs }));
    }
  }
  console.log(JSON.stringify(counts));
}

main();
