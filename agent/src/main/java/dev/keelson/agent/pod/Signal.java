package dev.keelson.agent.pod;

import java.time.Duration;
import java.util.Optional;

/** What a pod's machine hears of. */
public sealed interface Signal {
  /** The pod is asked for like this now; also when it is being deleted. */
  record Asked(PodForm form) implements Signal {}

  /** The pod's sandbox is there, with its address. */
  record Sandboxed(String address) implements Signal {}

  /** The runtime has not got the image and fetches it. */
  record FetchBegan(String container) implements Signal {}

  /** The image is there; {@code took} is empty when it was there before. */
  record Fetched(String container, Optional<Duration> took) implements Signal {}

  /** The image cannot be had; {@code reason} as status has it: {@code ErrImagePull}, {@code InvalidImageName} ... */
  record FetchRefused(String container, String reason, String message) implements Signal {}

  /** The container runs. */
  record Began(String container, Instance instance) implements Signal {}

  record BeginRefused(String container, String message) implements Signal {}

  record Exited(String container, int exitCode) implements Signal {}

  /** What its probes say. */
  record Probed(String container, boolean ready) implements Signal {}

  /** Time has passed. */
  record Tick() implements Signal {}
}
