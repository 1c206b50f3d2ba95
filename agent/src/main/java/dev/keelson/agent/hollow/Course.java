package dev.keelson.agent.hollow;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;

/**
 * What a pod's containers do here: what their commands say, unless an annotation of the pod says otherwise.
 *
 * <p>{@code hollow.keelson.dev/run-time}, {@code exit-code}: how its containers end. {@code ready-after}: a time, or
 * {@code never}, until probes succeed. {@code stop-time}: what a container takes to end when it is told.
 */
record Course(Latency latency) {
  Script script(Seat seat, JsonNode container) {
    var script = Script.of(container, latency.run());
    var time = DurationText.parse(seat.wish("run-time"));
    var code = seat.wish("exit-code");
    return new Script(time.isPresent() ? time : script.time(),
        code.matches("\\d{1,3}") ? Integer.parseInt(code) : script.exitCode());
  }

  /** Empty for never. */
  Optional<Duration> untilReady(Seat seat) {
    var wish = seat.wish("ready-after");
    return wish.isEmpty() ? Optional.of(Duration.ZERO) : DurationText.parse(wish);
  }

  Duration stopTime(Seat seat) {
    return DurationText.parse(seat.wish("stop-time")).orElse(latency.stop());
  }
}
