package dev.keelson.acceptance.transcript;

import dev.keelson.acceptance.cluster.Cluster;
import dev.keelson.acceptance.cluster.Member;
import dev.keelson.acceptance.cluster.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.opentest4j.AssertionFailedError;

/** The real etcdctl must print against each of our members what it prints against a real etcd 3.4. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TranscriptIT {
  private static final boolean REWRITE = Boolean.getBoolean("rewrite");
  private static final Path FILES = Path.of("src", "test", "resources", "transcripts");
  private static final Pattern REVISION = Pattern.compile("\"revision\":(\\d+)");

  private final Program program = REWRITE ? Program.reference() : Program.underTest();
  private final Cluster cluster = Cluster.start(program, 3);

  @AfterAll
  void stop() {
    cluster.close();
  }

  @TestFactory
  Stream<DynamicTest> every_member_answers_as_recorded() throws IOException {
    try (var files = Files.list(FILES)) {
      var transcripts = files.sorted().map(Transcript::read).toList();
      return transcripts.stream().flatMap(transcript -> REWRITE
          ? Stream.of(DynamicTest.dynamicTest("record " + transcript.file(), () -> record(transcript)))
          : cluster.members().stream().map(member -> DynamicTest.dynamicTest(
              transcript.file().getFileName() + " on " + member.name(), () -> play(transcript, member))));
    }
  }

  private void record(Transcript transcript) {
    var stage = new Stage(cluster.member(0));
    var entries = transcript.entries().stream().map(entry -> entry.withExpected(stage.run(entry))).toList();
    new Transcript(transcript.file(), entries).write();
  }

  private void play(Transcript transcript, Member member) {
    var stage = new Stage(member);
    for (var entry : transcript.entries()) {
      var expected = String.join("\n", expectedOf(entry));
      var actual = String.join("\n", stage.run(entry));
      if (!expected.equals(actual)) {
        throw new AssertionFailedError("$ %s\nof %s must answer\n%s\nbut answered\n%s\n%s".formatted(
            entry.command(), transcript.file(), expected, actual, member.log()), expected, actual);
      }
    }
  }

  private List<String> expectedOf(Entry entry) {
    return program.isReference()
        ? entry.expected()
        : entry.intended().map(Entry.Difference::expected).orElse(entry.expected());
  }

  /** One member with nothing in it: no key, no lease, no alarm. */
  private static final class Stage {
    private final Shell shell;
    private final Mask mask;

    Stage(Member member) {
      shell = new Shell(member.endpoint());
      shell.run("etcdctl alarm disarm", List.of());
      shell.run("etcdctl lease list", List.of()).stream()
          .filter(line -> line.matches("[0-9a-f]{16}"))
          .forEach(lease -> shell.run("etcdctl lease revoke " + lease, List.of()));
      shell.run("etcdctl del --from-key ''", List.of());
      var answer = String.join("", shell.run("etcdctl get -w json none", List.of()));
      var revision = REVISION.matcher(answer);
      if (!revision.find()) {
        throw new AssertionError("no revision in " + answer + "\n" + member.log());
      }
      mask = new Mask(Long.parseLong(revision.group(1)));
    }

    List<String> run(Entry entry) {
      var command = mask.unmask(entry.command());
      var input = entry.input().stream().map(mask::unmask).toList();
      return mask.mask(entry.command(), shell.run(command, input));
    }
  }
}
