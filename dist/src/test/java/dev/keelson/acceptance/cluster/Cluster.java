package dev.keelson.acceptance.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A running cluster of one program on loopback, in a directory of its own. */
public final class Cluster implements AutoCloseable {
  private final Program program;
  private final Path home;
  private final List<String> flags;
  private final List<Member> members;

  private Cluster(Program program, Path home, List<String> flags, List<Member> members) {
    this.program = program;
    this.home = home;
    this.flags = flags;
    this.members = new ArrayList<>(members);
  }

  /** Starts the members and waits until each is ready. */
  public static Cluster start(Program program, int size, String... flags) {
    var cluster = prepare(program, size, flags);
    try {
      cluster.members.forEach(Member::start);
      cluster.members.forEach(Member::awaitReady);
      return cluster;
    } catch (RuntimeException | Error failed) {
      cluster.close();
      throw failed;
    }
  }

  /** A cluster of which nothing runs yet. */
  public static Cluster prepare(Program program, int size, String... flags) {
    var home = newHome();
    var members = IntStream.rangeClosed(1, size).mapToObj(i -> new Member(program, home, "m" + i)).toList();
    var cluster = new Cluster(program, home, List.of(flags), members);
    members.forEach(member -> cluster.configure(member, "new"));
    return cluster;
  }

  /** One more member, configured to join those that are here and not started yet. The cluster must be told of it. */
  public Member newcomer() {
    var member = new Member(program, home, "m" + (members.size() + 1));
    members.add(member);
    configure(member, "existing");
    return member;
  }

  /** A member that has left is waited for no more. */
  public void forget(Member member) {
    members.remove(member);
  }

  private void configure(Member member, String state) {
    member.configure(initialCluster(), home.getFileName().toString(), state, flags);
  }

  public Program program() {
    return program;
  }

  public List<Member> members() {
    return List.copyOf(members);
  }

  public Member member(int ordinal) {
    return members.get(ordinal);
  }

  public Path home() {
    return home;
  }

  public String initialCluster() {
    return members.stream().map(m -> m.name() + "=" + m.peerUrl()).collect(Collectors.joining(","));
  }

  public String endpoints() {
    return members.stream().map(Member::endpoint).collect(Collectors.joining(","));
  }

  /** The last lines of every member, for a failure message. */
  public String logs() {
    return members.stream().map(Member::log).collect(Collectors.joining("\n"));
  }

  @Override
  public void close() {
    members.stream().filter(Member::isAlive).forEach(Member::kill);
    delete(home);
  }

  private static Path newHome() {
    try {
      return Files.createTempDirectory("keelson-test-");
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot make a directory for a cluster", failed);
    }
  }

  private static void delete(Path directory) {
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot delete " + directory, failed);
    }
  }
}
