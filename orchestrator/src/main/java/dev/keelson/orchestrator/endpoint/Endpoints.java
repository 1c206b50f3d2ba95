package dev.keelson.orchestrator.endpoint;

import dev.keelson.orchestrator.call.ApiCall;
import dev.keelson.orchestrator.request.RequestInfo.Target;
import dev.keelson.orchestrator.resource.Verb;
import dev.keelson.orchestrator.status.Refusals;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds who answers a request for a resource. */
public final class Endpoints {
  private static final String MAIN = "";
  private static final Set<String> ONE_BY_ONE = Set.of("update", "patch");

  private final Catalog catalog;
  private final Map<String, Map<String, Endpoint>> bySubresource;
  private final Map<String, Endpoint> unstored;
  private final Endpoint questions;

  /** Where a served resource is found. */
  public interface Catalog {
    Optional<Served> find(ApiCall call);

    /** Whether any resource of the request's group and version is served. */
    boolean knowsVersion(ApiCall call);

    /** The row in whose version a built-in resource is stored. */
    Optional<Served> stored(String group, String plural);
  }

  /**
   * Knows all endpoints.
   *
   * @param bySubresource endpoints by verb; the resource's own under ""
   * @param unstored for resources without stored objects, by their plural
   * @param questions for all others of these: creating them asks something
   */
  Endpoints(Catalog catalog, Map<String, Map<String, Endpoint>> bySubresource, Map<String, Endpoint> unstored,
      Endpoint questions) {
    this.unstored = unstored;
    this.questions = questions;
    this.catalog = catalog;
    this.bySubresource = bySubresource;
  }

  /**
   * Answers, if the group and version are served.
   *
   * @return whether they are
   */
  public boolean answer(ApiCall call) {
    if (!catalog.knowsVersion(call)) {
      return false;
    }
    var served = catalog.find(call).orElseThrow(Refusals::noSuchResource);
    var target = call.target();
    var sub = target.subresource();
    if (!sub.isEmpty() && !served.resource().has(sub)) {
      throw Refusals.noSuchResource();
    }
    if (served.resource().namespaced() && target.namespace().isEmpty() && !target.name().isEmpty()) {
      throw Refusals.noSuchResource();
    }
    checkScope(call.info().verb(), target);
    var endpoint = endpoint(call, served, sub);
    boolean stored = served.resource().isStored() || !sub.isEmpty();
    (stored ? endpoint : unstored.getOrDefault(served.resource().plural(), questions)).answer(call, served);
    return true;
  }

  /** Objects are created in a collection, and changed one by one. */
  private static void checkScope(String verb, Target target) {
    boolean whole = target.name().isEmpty();
    boolean creates = verb.equals("create") && target.subresource().isEmpty();
    if (whole ? ONE_BY_ONE.contains(verb) : creates) {
      throw Refusals.methodNotAllowed();
    }
  }

  private Endpoint endpoint(ApiCall call, Served served, String sub) {
    var verb = call.info().verb();
    boolean allowed = !sub.isEmpty()
        || served.resource().verbs().stream().map(Verb::text).anyMatch(verb::equals);
    var endpoint = bySubresource.getOrDefault(sub.isEmpty() ? MAIN : sub, Map.of()).get(verb);
    if (!allowed || endpoint == null) {
      throw Refusals.methodNotAllowed();
    }
    return endpoint;
  }
}
