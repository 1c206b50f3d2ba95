package dev.keelson.acceptance.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file of the golden list. A group begins with its name and an empty store; its lines are for the shell; what is
 * indented below a line says more about it.
 *
 * <pre>
 * == watch
 * # A remark.
 * etcdctl put a 1
 * etcdctl watch a --rev={2}
 *   killed after 3 lines
 * etcdctl lock l
 *   interrupted after 1 line
 * etcdctl put b
 *   &lt; read from standard input
 * etcdctl txn -i
 *   in a terminal
 *   &lt; typed
 * etcdctl ls
 *   in any order
 * etcdctl completion bash
 *   differs: the reason why ours answers otherwise
 *   | what ours prints
 *   | ...
 *   | exit 0
 * etcdctl version
 *   server differs: the reason why our server answers otherwise
 * </pre>
 *
 * <p>{@code {2}} is a revision, counted as if the store were new: {@code {1}} is where the group begins. In files of
 * the v2 API it is an index: {@code {1}} is the index of the group's first write. {@code {lease1}} is the first lease
 * that was granted, {@code {endpoint}} the server's address, {@code {member}} its id.
 */
final class GroupFile {
  private static final String GROUP = "== ";
  private static final String INPUT = "<";
  private static final String IN_TERMINAL = "in a terminal";
  private static final String IN_ANY_ORDER = "in any order";
  private static final String DIFFERS = "differs: ";
  private static final String SERVER_DIFFERS = "server differs: ";
  private static final String ANSWER = "|";
  private static final Pattern KILLED = Pattern.compile("killed after (\\d+) lines?");
  private static final Pattern INTERRUPTED = Pattern.compile("interrupted after (\\d+) lines?");

  private final Path file;
  private final Group.Api api;
  private final Deque<String> rest;
  private int number;

  private GroupFile(Path file, Group.Api api, List<String> lines) {
    this.file = file;
    this.api = api;
    this.rest = new ArrayDeque<>(lines);
  }

  static List<Group> read(Path file, Group.Api api) {
    try {
      return new GroupFile(file, api, Files.readAllLines(file)).groups();
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot read " + file, failed);
    }
  }

  private List<Group> groups() {
    var groups = new ArrayList<Group>();
    skipRemarks();
    while (!rest.isEmpty()) {
      var name = next();
      if (!name.startsWith(GROUP)) {
        throw wrong("a group begins with '" + GROUP + "' and its name, not with " + name);
      }
      groups.add(new Group(name.substring(GROUP.length()), api, lines()));
    }
    return groups;
  }

  private List<Line> lines() {
    var lines = new ArrayList<Line>();
    skipRemarks();
    while (!rest.isEmpty() && !rest.getFirst().startsWith(GROUP)) {
      lines.add(line(next()));
      skipRemarks();
    }
    return List.copyOf(lines);
  }

  private Line line(String command) {
    var place = file.getFileName() + ":" + number;
    var remarks = new Remarks();
    while (!rest.isEmpty() && rest.getFirst().startsWith(" ")) {
      remarks.add(next().strip());
    }
    return remarks.of(place, command);
  }

  /** What is indented below a command. */
  private final class Remarks {
    private final List<String> input = new ArrayList<>();
    private final List<String> answer = new ArrayList<>();
    private Optional<String> reason = Optional.empty();
    private Optional<String> server = Optional.empty();
    private Line.Ending ending = new Line.Ending.Own();
    private Line.Manner manner = Line.Manner.PLAIN;

    void add(String remark) {
      if (remark.startsWith(INPUT)) {
        input.add(afterMark(remark));
      } else if (remark.startsWith(ANSWER)) {
        answer.add(afterMark(remark));
      } else if (remark.startsWith(DIFFERS)) {
        reason = Optional.of(remark.substring(DIFFERS.length()));
      } else if (remark.startsWith(SERVER_DIFFERS)) {
        server = Optional.of(remark.substring(SERVER_DIFFERS.length()));
      } else {
        addManner(remark);
      }
    }

    private void addManner(String remark) {
      var killed = KILLED.matcher(remark);
      var interrupted = INTERRUPTED.matcher(remark);
      if (remark.equals(IN_TERMINAL)) {
        manner = Line.Manner.IN_TERMINAL;
      } else if (remark.equals(IN_ANY_ORDER)) {
        manner = Line.Manner.IN_ANY_ORDER;
      } else if (killed.matches()) {
        ending = new Line.Ending.Killed(Integer.parseInt(killed.group(1)));
      } else if (interrupted.matches()) {
        ending = new Line.Ending.Interrupted(Integer.parseInt(interrupted.group(1)));
      } else {
        throw wrong("nothing known begins like this: " + remark);
      }
    }

    Line of(String place, String command) {
      var intended = reason.map(why -> new Line.Intended(why, List.copyOf(answer)));
      return new Line(place, command, List.copyOf(input), ending, manner, intended, server);
    }
  }

  private static String afterMark(String remark) {
    return remark.length() < 2 ? "" : remark.substring(2);
  }

  private void skipRemarks() {
    while (!rest.isEmpty() && (rest.getFirst().isBlank() || rest.getFirst().startsWith("#"))) {
      next();
    }
  }

  private String next() {
    number++;
    return rest.removeFirst();
  }

  private IllegalStateException wrong(String what) {
    return new IllegalStateException(file + ":" + number + ": " + what);
  }
}
