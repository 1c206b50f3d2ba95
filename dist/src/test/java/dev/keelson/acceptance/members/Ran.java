package dev.keelson.acceptance.members;

import dev.keelson.acceptance.cluster.Member;
import dev.keelson.acceptance.cluster.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a run of the real etcdctl came to; errors are among the output, without its log. */
record Ran(int exitCode, String output) {
  private static final String LOG_LINE = "\\{\"level\".*\n";

  static Ran v2(Member at, String... words) {
    return run("2", at.url("").toString(), words);
  }

  static Ran v3(Member at, String... words) {
    return run("3", at.endpoint(), words);
  }

  /** With the API of that number. */
  static Ran of(String api, Member at, String... words) {
    return api.equals("2") ? v2(at, words) : v3(at, words);
  }

  private static Ran run(String api, String endpoint, String... words) {
    var command = new ArrayList<>(List.of(Program.etcdctl().toString(), "--endpoints=" + endpoint));
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("ETCD"));
    builder.environment().put("ETCDCTL_API", api);
    try {
      var process = builder.start();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Ran(process.waitFor(), output.replaceAll(LOG_LINE, ""));
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException("cannot run " + command, failed);
    }
  }

  /** The output of a run that went well. */
  String good() {
    if (exitCode != 0) {
      throw new AssertionError("exit " + exitCode + "\n" + output);
    }
    return output;
  }

  @Override
  public String toString() {
    return exitCode + " " + output;
  }
}
