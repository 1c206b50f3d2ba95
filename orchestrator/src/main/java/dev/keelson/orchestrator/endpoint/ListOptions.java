package dev.keelson.orchestrator.endpoint;

import dev.keelson.orchestrator.cache.ListQuery;
import dev.keelson.orchestrator.cache.ReadPoint;
import dev.keelson.orchestrator.cache.WatchQuery;
import dev.keelson.orchestrator.cache.WatchQuery.Start;
import dev.keelson.orchestrator.request.Query;
import dev.keelson.orchestrator.status.FieldError;
import dev.keelson.orchestrator.status.Refusals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** metav1.ListOptions, and what they mean (apimachinery's ValidateListOptions). */
final class ListOptions {
  private static final String MATCH = "resourceVersionMatch";

  /** Watches without a time of their own end between these, so that not all come back at once. */
  private static final int TIMEOUT_SECONDS_MIN = 1_800;

  private ListOptions() {}

  static ListQuery list(Query query) {
    var errors = new ArrayList<FieldError>();
    var version = query.text("resourceVersion");
    var match = query.text(MATCH);
    var token = query.text("continue");
    if (query.has("sendInitialEvents")) {
      errors.add(FieldError.forbidden("sendInitialEvents", "sendInitialEvents is forbidden for list"));
    }
    checkMatch(match, version, token, errors);
    refuse(errors);
    int limit = Math.clamp(query.number("limit").orElse(0L), 0, Integer.MAX_VALUE);
    if (!token.isEmpty()) {
      if (!version.isEmpty() && !version.equals("0")) {
        throw Refusals.badRequest("specifying resource version is not allowed when using continue");
      }
      return ListQuery.next(token, limit);
    }
    return new ListQuery(point(version, match, limit), limit, "");
  }

  private static void checkMatch(String match, String version, String token, List<FieldError> errors) {
    if (match.isEmpty()) {
      return;
    }
    if (version.isEmpty()) {
      errors.add(FieldError.forbidden(MATCH, "resourceVersionMatch is forbidden unless resourceVersion is provided"));
    }
    if (!token.isEmpty()) {
      errors.add(FieldError.forbidden(MATCH, "resourceVersionMatch is forbidden when continue is provided"));
    }
    if (!match.equals("Exact") && !match.equals("NotOlderThan")) {
      errors.add(FieldError.notSupported(MATCH, match, List.of("Exact", "NotOlderThan", "")));
    }
    if (match.equals("Exact") && version.equals("0")) {
      errors.add(FieldError.forbidden(MATCH,
          "resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\""));
    }
  }

  private static ReadPoint point(String version, String match, int limit) {
    if (version.isEmpty()) {
      return new ReadPoint.Latest();
    }
    if (version.equals("0")) {
      return new ReadPoint.Any();
    }
    long revision = revision(version);
    boolean exactly = match.equals("Exact") || (match.isEmpty() && limit > 0);
    return exactly ? new ReadPoint.Exactly(revision) : new ReadPoint.NotBefore(revision);
  }

  /** Of a single object: {@code resourceVersion} is a lower bound. */
  static ReadPoint get(Query query) {
    return point(query.text("resourceVersion"), "NotOlderThan", 0);
  }

  static WatchQuery watch(Query query, RandomGenerator random) {
    var errors = new ArrayList<FieldError>();
    var match = query.text(MATCH);
    boolean initial = query.has("sendInitialEvents");
    if (initial && !match.equals("NotOlderThan")) {
      errors.add(FieldError.forbidden(MATCH,
          "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan"));
    }
    if (!initial && !match.isEmpty()) {
      errors.add(FieldError.forbidden(MATCH,
          "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided"));
    }
    refuse(errors);
    long seconds = query.number("timeoutSeconds").filter(given -> given > 0)
        .orElseGet(() -> TIMEOUT_SECONDS_MIN + (long) random.nextInt(TIMEOUT_SECONDS_MIN));
    boolean bookmarks = query.flag("allowWatchBookmarks");
    return new WatchQuery(start(query, bookmarks), Duration.ofSeconds(seconds), bookmarks);
  }

  private static Start start(Query query, boolean bookmarks) {
    var version = query.text("resourceVersion");
    if (query.flag("sendInitialEvents")) {
      return new Start.State(point(version, "NotOlderThan", 0), bookmarks);
    }
    if (version.isEmpty() || version.equals("0")) {
      return new Start.State(point(version, "", 0), false);
    }
    return new Start.After(revision(version));
  }

  private static long revision(String text) {
    try {
      return Long.parseUnsignedLong(text);
    } catch (NumberFormatException _) {
      throw Refusals.invalid("meta.k8s.io", "ListOptions", "", List.of(FieldError.invalid(
          "resourceVersion", text, "strconv.ParseUint: parsing \"" + text + "\": invalid syntax")));
    }
  }

  private static void refuse(List<FieldError> errors) {
    if (!errors.isEmpty()) {
      throw Refusals.invalid("meta.k8s.io", "ListOptions", "", errors);
    }
  }
}
