package dev.keelson.orchestrator.openapi;

import java.util.List;

/**
 * A parameter of a request.
 *
 * @param place {@code path} or {@code query}
 * @param type of JSON
 */
record Parameter(String name, String place, String type, String description) {
  static final Parameter NAMESPACE = path("namespace", "where the object is");
  static final Parameter NAME = path("name", "name of the object");

  private static final Parameter PRETTY = query("pretty", "string", "If 'true', the answer is indented.");
  private static final Parameter DRY_RUN =
      query("dryRun", "string", "With 'All' the request goes through every stage, but nothing is stored.");
  private static final Parameter FIELD_MANAGER =
      query("fieldManager", "string", "Who makes the change; at most 128 characters.");
  private static final Parameter FIELD_VALIDATION = query("fieldValidation", "string",
      "What happens to unknown and duplicate fields: Ignore, Warn (as by default) or Strict.");
  private static final Parameter FORCE =
      query("force", "boolean", "Whether apply takes over fields that others manage.");

  static final List<Parameter> READ = List.of(PRETTY);
  static final List<Parameter> WRITE = List.of(PRETTY, DRY_RUN, FIELD_MANAGER, FIELD_VALIDATION);
  static final List<Parameter> PATCH = List.of(PRETTY, DRY_RUN, FIELD_MANAGER, FIELD_VALIDATION, FORCE);
  static final List<Parameter> LIST = List.of(PRETTY,
      query("allowWatchBookmarks", "boolean", "Whether a watch may be told of its position now and then."),
      query("continue", "string", "Where the list goes on, from the answer before."),
      query("fieldSelector", "string", "Only objects whose fields are so."),
      query("labelSelector", "string", "Only objects whose labels are so."),
      query("limit", "integer", "The most objects in one answer."),
      query("resourceVersion", "string", "How recent the answer must be, or where a watch begins."),
      query("resourceVersionMatch", "string", "How resourceVersion is meant: Exact or NotOlderThan."),
      query("sendInitialEvents", "boolean", "Whether a watch begins with all that is there."),
      query("timeoutSeconds", "integer", "When a list or watch ends at the latest."),
      query("watch", "boolean", "Changes from now on, instead of a list."));
  static final List<Parameter> DELETE = List.of(PRETTY, DRY_RUN,
      query("gracePeriodSeconds", "integer", "How long the object may take to end; 0 is at once."),
      query("orphanDependents", "boolean", "Deprecated: use propagationPolicy."),
      query("propagationPolicy", "string", "What becomes of dependents: Orphan, Background or Foreground."));

  private static Parameter path(String name, String description) {
    return new Parameter(name, "path", "string", description);
  }

  private static Parameter query(String name, String type, String description) {
    return new Parameter(name, "query", type, description);
  }

  boolean inPath() {
    return place.equals("path");
  }
}
