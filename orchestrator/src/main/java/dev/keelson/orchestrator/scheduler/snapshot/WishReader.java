package dev.keelson.orchestrator.scheduler.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.selector.LabelSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What a pod asks of its place, from its spec. */
public final class WishReader {
  private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
  private static final String PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";

  private final JsonNode spec;
  private final String namespace;
  private final Map<String, String> labels;

  WishReader(JsonNode spec, String namespace, Map<String, String> labels) {
    this.spec = spec;
    this.namespace = namespace;
    this.labels = labels;
  }

  PodWishes read() {
    return new PodWishes(nodes(), tolerations(), pods(), spread());
  }

  private NodeWishes nodes() {
    var wishes = nodeAffinity(spec.path("affinity").path("nodeAffinity"));
    return spec.path("nodeSelector").isEmpty() ? wishes : new NodeWishes(
        LabelSelector.ofLabels(spec.path("nodeSelector")), wishes.required(), wishes.preferred());
  }

  /** Of a core {@code NodeAffinity}; missing is as good as empty. */
  public static NodeWishes nodeAffinity(JsonNode affinity) {
    if (affinity.isEmpty()) {
      return NodeWishes.NONE;
    }
    var required = affinity.has(REQUIRED)
        ? Optional.of(SelectorReader.nodeTerms(affinity.path(REQUIRED)))
        : Optional.<List<NodeTerm>>empty();
    return new NodeWishes(LabelSelector.EVERYTHING, required, list(affinity.path(PREFERRED),
        each -> new Weighted<>(each.path("weight").asInt(), SelectorReader.nodeTerm(each.path("preference")))));
  }

  private List<Toleration> tolerations() {
    return list(spec.path("tolerations"), each -> new Toleration(each.path("key").asText(""),
        each.path("operator").asText("").equals("Exists"), each.path("value").asText(""),
        each.path("effect").asText("").isEmpty()
            ? Optional.empty() : Optional.of(Taint.Effect.of(each.path("effect").asText()))));
  }

  private PodTerms pods() {
    var near = spec.path("affinity").path("podAffinity");
    var far = spec.path("affinity").path("podAntiAffinity");
    if (near.isEmpty() && far.isEmpty()) {
      return PodTerms.NONE;
    }
    return new PodTerms(list(near.path(REQUIRED), this::term), list(near.path(PREFERRED), this::weighted),
        list(far.path(REQUIRED), this::term), list(far.path(PREFERRED), this::weighted));
  }

  private Weighted<PodTerm> weighted(JsonNode each) {
    return new Weighted<>(each.path("weight").asInt(), term(each.path("podAffinityTerm")));
  }

  private PodTerm term(JsonNode term) {
    var namespaces = Set.copyOf(SelectorReader.values(term.path("namespaces")));
    var selector = term.path("namespaceSelector").isObject()
        ? Optional.of(LabelSelector.of(term.path("namespaceSelector")))
        : Optional.<LabelSelector>empty();
    return new PodTerm(SelectorReader.pods(term, labels),
        namespaces.isEmpty() && selector.isEmpty() ? Set.of(namespace) : namespaces, selector,
        term.path("topologyKey").asText(""));
  }

  private List<SpreadRule> spread() {
    return list(spec.path("topologySpreadConstraints"), each -> new SpreadRule(each.path("topologyKey").asText(""),
        each.path("maxSkew").asInt(1), each.path("whenUnsatisfiable").asText("").equals("DoNotSchedule"),
        SelectorReader.pods(each, labels), each.path("minDomains").asInt(1),
        !each.path("nodeAffinityPolicy").asText("").equals("Ignore"),
        each.path("nodeTaintsPolicy").asText("").equals("Honor")));
  }

  private static <T> List<T> list(JsonNode array, Function<JsonNode, T> read) {
    if (array.isEmpty()) {
      return List.of();
    }
    var items = new ArrayList<T>(array.size());
    array.forEach(each -> items.add(read.apply(each)));
    return List.copyOf(items);
  }
}
