// gray-matter brings a YAML reader that is replaced where it is called. It would also look for "esprima" in the user's node_modules.
function unused() {
  throw new Error('gray-matter must be given its engine');
}

export { unused as safeDump, unused as safeLoad };
