package dev.keelson.orchestrator.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.authn.User;
import dev.keelson.orchestrator.resource.Resource;
import dev.keelson.orchestrator.status.Refusal;
import dev.keelson.orchestrator.status.Refusals;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A write, as admission sees it. The object is in the version in which it is stored, with defaults.
 *
 * @param subject what is written to
 * @param object as it shall be; plugins may change it in place in the first phase; empty for deletions
 * @param old as it is stored; empty for creations
 * @param warnings take texts for Warning headers
 */
public record Review(
    Operation operation,
    Subject subject,
    User user,
    Optional<ObjectNode> object,
    Optional<ObjectNode> old,
    boolean dryRun,
    Consumer<String> warnings) {
  /** This write is refused, in the words of kube-apiserver's admission. */
  public Refusal forbidden(String why) {
    var resource = subject.resource();
    var name = subject.name().isEmpty() ? "Unknown" : subject.name();
    return Refusals.forbidden(resource.group(), resource.plural(), name, why);
  }

  /**
   * What a write is about.
   *
   * @param resource in the version in which it is stored
   * @param subresource may be empty
   * @param namespace empty for cluster scope
   * @param name may be empty while a name is still to be generated
   */
  public record Subject(Resource resource, String subresource, String namespace, String name) {
    /** Whether this is the resource itself, not one of its subresources. */
    public boolean is(String group, String plural) {
      return subresource.isEmpty() && resource.group().equals(group) && resource.plural().equals(plural);
    }

    /** Whether this is that subresource of the resource. */
    public boolean is(String group, String plural, String sub) {
      return subresource.equals(sub) && resource.group().equals(group) && resource.plural().equals(plural);
    }
  }
}
