# Reads one result file of `dotnet test` (TRX). Prints "PASSED FAILED SKIPPED ABORTED" and appends a line for each skipped and each
# failed test to the files named by the variables skips and failures; the variable project stands before each name. Under a failed test
# stand the first lines of its message: the end of a log is what people have of a run elsewhere.

function attribute(line, name,    at, rest) {
  at = index(line, " " name "=\"")
  if (at == 0) return ""
  rest = substr(line, at + length(name) + 3)
  return text(substr(rest, 1, index(rest, "\"") - 1))
}

# XML text as one plain line.
function text(value) {
  gsub(/&#xD;|&#xA;|&#x9;|\r/, " ", value)
  gsub(/&lt;/, "<", value)
  gsub(/&gt;/, ">", value)
  gsub(/&quot;/, "\"", value)
  gsub(/&apos;/, "'", value)
  gsub(/&amp;/, "\\&", value)
  return value
}

/<TestDefinitions>/ { results = 0 }
/<Results>/ { results = 1 }

results && /<UnitTestResult / {
  name = attribute($0, "testName")
  outcome = attribute($0, "outcome")
  reason = ""
  inMessage = 0
  isOpen = 0
  lines = -1
  if (outcome == "Passed") {
    passed++
  } else if (outcome == "NotExecuted") {
    skipped++
    isOpen = 1
    if ($0 ~ /\/>[ \t\r]*$/) close_skip()
  } else {
    failed++
    print project ": " name >> failures
    lines = 0
  }
}

results && lines >= 0 && /<Message>/ { inMessage = 1; sub(/.*<Message>/, "") }

results && lines >= 0 && inMessage {
  line = $0
  ended = sub(/<\/Message>.*/, "", line)
  if (lines++ < 20 && line !~ /^[ \t\r]*$/) print "    " substr(text(line), 1, 400) >> failures
  if (ended) {
    inMessage = 0
    lines = -1
  }
}

results && isOpen && /<Message>/ { inMessage = 1; sub(/.*<Message>/, "") }

results && isOpen && inMessage {
  line = $0
  ended = sub(/<\/Message>.*/, "", line)
  reason = reason (reason == "" ? "" : " ") text(line)
  if (ended) inMessage = 0
}

results && isOpen && /<\/UnitTestResult>/ { close_skip() }

function close_skip() {
  print project ": " name (reason == "" ? "" : ": " reason) >> skips
  isOpen = 0
}

# A test host that died or was stopped leaves the results it had and a remark after them.
!results && /<Text>.*([Tt]est [Rr]un was aborted|host process crashed|[Tt]est run is aborted)/ { aborted = 1 }

END { print passed + 0, failed + 0, skipped + 0, aborted + 0 }
