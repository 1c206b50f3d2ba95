package dev.keelson.orchestrator.client.election;

import java.time.Duration;

/**
 * The times of an election. A leader that cannot renew steps back before others may take its place, if clocks run at
 * about the same speed; what they show does not matter.
 *
 * @param lease others wait this long after they last saw the leader renew
 * @param renewDeadline a leader that could not renew for so long is none any more
 * @param retry the pause between attempts
 */
public record Terms(Duration lease, Duration renewDeadline, Duration retry) {
  /** What Kubernetes' programs have by default. */
  public static final Terms USUAL = new Terms(Duration.ofSeconds(15), Duration.ofSeconds(10), Duration.ofSeconds(2));

  public Terms {
    if (lease.compareTo(renewDeadline) <= 0 || renewDeadline.compareTo(retry) <= 0) {
      throw new IllegalArgumentException("the lease must be longer than the renew deadline, and that than the retry: "
          + lease + ", " + renewDeadline + ", " + retry);
    }
  }
}
