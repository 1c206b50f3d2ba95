package dev.keelson.orchestrator.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.rules.access.AccessRules;
import dev.keelson.orchestrator.rules.check.Change;
import dev.keelson.orchestrator.rules.check.Check;
import dev.keelson.orchestrator.rules.check.KindRules;
import dev.keelson.orchestrator.rules.check.Metadata;
import dev.keelson.orchestrator.rules.check.Spot;
import dev.keelson.orchestrator.rules.config.ConfigRules;
import dev.keelson.orchestrator.rules.network.NetworkRules;
import dev.keelson.orchestrator.rules.pod.PodChanges;
import dev.keelson.orchestrator.rules.pod.PodSpecs;
import dev.keelson.orchestrator.rules.pod.Pods;
import dev.keelson.orchestrator.rules.policy.PolicyRules;
import dev.keelson.orchestrator.rules.storage.StorageRules;
import dev.keelson.orchestrator.rules.workload.WorkloadRules;
import dev.keelson.orchestrator.status.FieldError;
import dev.keelson.orchestrator.value.NameRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules of all kinds. What they answer is empty when all is well, and otherwise meant for
 * {@link dev.keelson.orchestrator.status.Refusals#invalid}.
 */
public final class Rules {
  private static final Map<String, KindRules> KINDS = Stream.of(
          podRows(), ConfigRules.rows(), NetworkRules.rows(), WorkloadRules.rows(), StorageRules.rows(),
          PolicyRules.rows(), AccessRules.rows())
      .flatMap(List::stream)
      .collect(Collectors.toUnmodifiableMap(row -> key(row.group(), row.kind()), Function.identity()));

  private Rules() {}

  private static List<KindRules> podRows() {
    return List.of(
        KindRules.namespaced("", "Pod", Pods::created, Change.NONE)
            .changing(PodChanges::changed)
            .status(Pods::statusChanged),
        KindRules.namespaced("", "PodTemplate", template -> PodSpecs.template(template.at("template")),
            Change.NONE));
  }

  private static String key(String group, String kind) {
    return group + "/" + kind;
  }

  /**
   * Of an object that is to be created; a name has been generated and defaults are filled in.
   *
   * @param group empty for the core group
   */
  public static List<FieldError> create(String group, String kind, boolean namespaced, ObjectNode object) {
    var errors = new ArrayList<FieldError>();
    var spot = Spot.of(object, errors);
    var rules = of(group, kind, namespaced);
    Metadata.created(spot.at("metadata"), rules.names(), namespaced);
    rules.check().on(spot);
    return errors;
  }

  /** Of an object that is to take the old one's place. */
  public static List<FieldError> update(String group, String kind, ObjectNode object, ObjectNode old) {
    return changed(object, old, of(group, kind, true).change());
  }

  /** Of an object whose status is to be written; the rest has been taken from the old one. */
  public static List<FieldError> status(String group, String kind, ObjectNode object, ObjectNode old) {
    return changed(object, old, of(group, kind, true).status());
  }

  /** Of a pod to which containers are added through its subresource. */
  public static List<FieldError> ephemeralContainers(ObjectNode pod, ObjectNode old) {
    return changed(pod, old, PodChanges::ephemeralChanged);
  }

  /** Of a pod whose resources are changed through its subresource. */
  public static List<FieldError> resize(ObjectNode pod, ObjectNode old) {
    return changed(pod, old, PodChanges::resized);
  }

  private static List<FieldError> changed(ObjectNode object, ObjectNode old, Change change) {
    var errors = new ArrayList<FieldError>();
    var spot = Spot.of(object, errors);
    var before = Spot.of(old, new ArrayList<>());
    Metadata.updated(spot.at("metadata"), before.at("metadata"));
    change.on(spot, before);
    return errors;
  }

  private static KindRules of(String group, String kind, boolean namespaced) {
    var known = KINDS.get(key(group, kind));
    return known != null
        ? known
        : new KindRules(group, kind, namespaced, NameRule.SUBDOMAIN, Check.NONE, Change.NONE, Change.NONE);
  }
}
