package dev.keelson.agent.hollow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ScriptTest {
  private static final Duration USUAL = Duration.ofMillis(70);

  /** {@code 5000 0}: milliseconds, exit code; or {@code for ever}. */
  private static String of(String image, String... words) {
    var container = new ObjectMapper().createObjectNode().put("image", image);
    var command = container.putArray("command");
    for (var word : words) {
      command.add(word);
    }
    var script = Script.of(container, USUAL);
    return script.time().map(time -> time.toMillis() + " " + script.exitCode()).orElse("for ever");
  }

  private static String sh(String text) {
    return of("busybox", "/bin/sh", "-c", text);
  }

  @Test
  void a_sleep_takes_its_time() {
    assertEquals("5000 0", of("busybox", "sleep", "5"));
    assertEquals("120000 0", of("busybox", "sleep", "2m"));
    assertEquals("500 0", sh("sleep 0.5"));
    assertEquals("for ever", of("busybox", "sleep", "infinity"));
  }

  @Test
  void statements_follow_one_another() {
    assertEquals("3000 0", sh("date; sleep 1; echo hello && sleep 2"));
    assertEquals("1000 3", sh("sleep 1; exit 3; sleep 9"));
    assertEquals("70 1", sh("false"));
    assertEquals("70 1", sh("false; exit"));
    assertEquals("70 0", sh("date; echo Hello from the Kubernetes cluster"));
    assertEquals("10000 0", sh("touch /tmp/healthy\nsleep 10\n"));
  }

  @Test
  void what_is_not_known_to_end_runs_on() {
    assertEquals("for ever", of("alpine", "ping", "goo.gl"));
    assertEquals("for ever", sh("while true; do echo x; sleep 1; done"));
    assertEquals("for ever", sh("echo x; nginx -g 'daemon off;'"));
    assertEquals("70 0", of("perl", "perl", "-Mbignum=bpi", "-wle", "print bpi(2000)"));
  }

  @Test
  void without_a_command_the_image_decides() {
    assertEquals("70 0", of("busybox"));
    assertEquals("70 0", of("docker.io/library/hello-world:latest"));
    assertEquals("for ever", of("nginx:1.25"));
    assertEquals("for ever", of("vish/stress"));
  }
}
