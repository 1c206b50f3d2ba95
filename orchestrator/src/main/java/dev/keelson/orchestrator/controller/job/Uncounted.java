package dev.keelson.orchestrator.controller.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Pods that have ended and are written down by uid, but not yet in the counters: they may still have their finalizer
 * ({@code status.uncountedTerminatedPods}). A pod goes from here into a counter when its finalizer is gone, both in one
 * write of the status; so none is counted twice, whenever this program ends.
 */
record Uncounted(List<String> succeeded, List<String> failed) {
  Uncounted {
    succeeded = List.copyOf(succeeded);
    failed = List.copyOf(failed);
  }

  static Uncounted of(JsonNode status) {
    var uncounted = status.path("uncountedTerminatedPods");
    return new Uncounted(texts(uncounted.path("succeeded")), texts(uncounted.path("failed")));
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  boolean isEmpty() {
    return succeeded.isEmpty() && failed.isEmpty();
  }

  int size() {
    return succeeded.size() + failed.size();
  }

  Uncounted plus(List<String> moreSucceeded, List<String> moreFailed) {
    return new Uncounted(joined(succeeded, moreSucceeded), joined(failed, moreFailed));
  }

  private static List<String> joined(List<String> some, List<String> more) {
    var all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  /** Those that still have their finalizer. */
  Uncounted among(Set<String> tracked) {
    return new Uncounted(
        succeeded.stream().filter(tracked::contains).toList(), failed.stream().filter(tracked::contains).toList());
  }

  /** Empty lists are left out, the object is not. */
  void writeTo(ObjectNode status) {
    var object = status.putObject("uncountedTerminatedPods");
    write(object, "succeeded", succeeded);
    write(object, "failed", failed);
  }

  private static void write(ObjectNode object, String field, List<String> uids) {
    if (!uids.isEmpty()) {
      var array = object.putArray(field);
      uids.forEach(array::add);
    }
  }
}
