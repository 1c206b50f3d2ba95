package dev.keelson.acceptance.v2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.acceptance.cluster.Cluster;
import dev.keelson.acceptance.cluster.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The lines of a course on etcd as they are printed there, slips of the pen included, with curl, jq and the etcdctl of
 * a real etcd. Only the address is another.
 */
final class V2LabIT {
  private static final long LINE_SECONDS_MAX = 30;

  /** A line, how it ends, and something that it prints. */
  private record Line(String text, int exitCode, String printed) {}

  private static final List<Line> LINES = List.of(
      new Line("etcdctl member lis", 3, ""),
      new Line("etcdctl cluster-health", 0, "cluster is healthy"),
      new Line("etcdctl ls -r /", 0, ""),
      new Line("etcdctl mkdir /inovex/classes", 0, ""),
      new Line("etcdctl set /inovec/classes/myvalue \"hello world\"", 0, "hello world"),
      new Line("etcdctl ls -r /", 0, "/inovec/classes/myvalue"),
      new Line("etcdctl get /inovex/classes/myvalue", 4, "100: Key not found (/inovex/classes/myvalue)"),
      new Line("curl -vv -s http://localhost:2379/version | jq '.'", 0, "\"etcdserver\":"),
      new Line("curl -vv -s http://localhost:2379/v2/keys?recursive=true | jq '.'", 0, "\"value\": \"hello world\""),
      new Line("etcdctl set /inovex/classes/myvalue2 \"bye\"", 0, "bye"),
      new Line("curl -vv -s http://localhost:2379/v2/keys/inovex/classes?recursive=true | jq '.'", 0, "\"bye\""),
      new Line("curl -vv -XDELETE -s http://localhost:2379/v2/keys/inovex/classes/myvalue2", 0,
          "{\"action\":\"delete\",\"node\":{\"key\":\"/inovex/classes/myvalue2\",\"modifiedIndex\":"),
      new Line("curl -vv -s http://localhost:2379/v2/stats/leader | jq '.'", 0, ""),
      new Line("curl -vv -s http://localhost:2379/v2/stats/self | jq '.'", 0, "\"leaderInfo\": {"),
      new Line("curl -vv -s http://localhost:2379/v2/stats/store | jq '.'", 0, "\"compareAndSwapSuccess\": 0"));

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void every_line_does_what_the_course_says(int members) throws IOException, InterruptedException {
    try (var cluster = Cluster.start(Program.underTest(), members, "--enable-v2")) {
      for (var line : LINES) {
        play(cluster, line);
      }
    }
  }

  private static void play(Cluster cluster, Line line) throws IOException, InterruptedException {
    var text = line.text().replace("localhost:2379", cluster.member(0).endpoint());
    var builder = new ProcessBuilder("bash", "-o", "pipefail", "-c", text).redirectErrorStream(true);
    builder.environment().put("ETCDCTL_API", "2");
    builder.environment().put("ETCDCTL_ENDPOINTS", cluster.member(0).url("").toString());
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(LINE_SECONDS_MAX, TimeUnit.SECONDS), text);
    assertEquals(line.exitCode(), process.exitValue(), text + "\n" + output + "\n" + cluster.logs());
    assertTrue(output.contains(line.printed()), text + "\n" + output);
  }
}
