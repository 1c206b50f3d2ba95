package dev.keelson.acceptance.transcript;

import java.util.List;
import java.util.Optional;

/**
 * One command of a transcript.
 *
 * @param remarks comment and blank lines above the command, kept when the file is rewritten
 * @param command the command line, with {@code {3}} for a revision and {@code {lease1}} for a lease
 * @param input what the command reads from its standard input
 * @param expected what the real etcd answers
 * @param intended what we answer instead, where we differ on purpose
 */
record Entry(List<String> remarks, String command, List<String> input, List<String> expected,
    Optional<Difference> intended) {
  /** An answer of ours that differs from the recorded one for a reason. */
  record Difference(String reason, List<String> expected) {}

  Entry withExpected(List<String> recorded) {
    return new Entry(remarks, command, input, recorded, intended);
  }
}
