package dev.keelson.orchestrator.cache;

import dev.keelson.orchestrator.status.Cause;
import dev.keelson.orchestrator.status.Details;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import dev.keelson.orchestrator.status.Refusals;
import java.util.List;

/** What a reader is told who asks for a moment that is not to be had, in kube-apiserver's words. */
final class CacheRefusals {
  private CacheRefusals() {}

  static Refusal tooLarge(long asked, long current) {
    var cause = new Cause("ResourceVersionTooLarge", "Too large resource version", "");
    return new Refusal(Reason.TIMEOUT,
        "Timeout: Too large resource version: %d, current: %d".formatted(asked, current),
        Details.causes(List.of(cause)).retryAfter(1));
  }

  /** A list as of a revision that was given up. */
  static Refusal listTooOld() {
    return Refusals.expired("The resourceVersion for the provided list is too old.");
  }

  /** The next page of such a list; {@code token} leads to the rest as it is now. */
  static Refusal continueTooOld(String token) {
    return Refusals.expired("The provided continue parameter is too old to display a consistent list result. You can"
        + " start a new list without the continue parameter, or use the continue token in this response to retrieve"
        + " the remainder of the results. Continuing with the provided token results in an inconsistent list - objects"
        + " that were created, modified, or deleted between the time the first chunk was returned and now may show up"
        + " in the list.").continuing(token);
  }

  static Refusal watchTooOld(long asked, long oldest) {
    return Refusals.expired("too old resource version: %d (%d)".formatted(asked, oldest));
  }

  /** The cache has not read its resource yet. */
  static Refusal notReady() {
    return Refusals.tooManyRequests("storage is (re)initializing", 1);
  }

  static Refusal badToken(String why) {
    return Refusals.badRequest("invalid continue token: " + why);
  }
}
