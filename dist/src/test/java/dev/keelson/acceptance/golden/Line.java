package dev.keelson.acceptance.golden;

import java.util.List;
import java.util.Optional;

/**
 * One command line of the list.
 *
 * @param place file and line number, for failures
 * @param command a line for the shell, in which {@code {3}} is a revision and {@code {lease1}} a lease
 * @param input what the command reads; in a terminal: what is typed
 * @param ending how the command ends, when it does not end by itself
 * @param manner how the command is run, and how its output is read
 * @param intended what our etcdctl does otherwise on purpose
 * @param server why our server answers otherwise than etcd does, whoever asks
 */
record Line(String place, String command, List<String> input, Ending ending, Manner manner,
    Optional<Intended> intended, Optional<String> server) {
  /** How a command is run. */
  enum Manner {
    PLAIN,
    IN_TERMINAL,
    /** It prints its lines in an order of chance. */
    IN_ANY_ORDER
  }

  boolean isInTerminal() {
    return manner == Manner.IN_TERMINAL;
  }

  /** What brings a command to its end. */
  sealed interface Ending {
    /** It ends by itself. */
    record Own() implements Ending {}

    /** It is killed when it has printed so many lines. */
    record Killed(int lines) implements Ending {}

    /** It gets SIGINT, as from Ctrl-C, when it has printed so many lines; how it takes that belongs to its answer. */
    record Interrupted(int lines) implements Ending {}
  }

  /**
   * A difference that is meant.
   *
   * @param reason why
   * @param answer what ours prints; {@code ...} stands for any lines; empty when only the exit code has to be the same
   */
  record Intended(String reason, List<String> answer) {}

  /** After how many lines of output somebody ends the command; 0 when nobody does. */
  int linesMax() {
    return switch (ending) {
      case Ending.Own() -> 0;
      case Ending.Killed(int lines) -> lines;
      case Ending.Interrupted(int lines) -> lines;
    };
  }
}
