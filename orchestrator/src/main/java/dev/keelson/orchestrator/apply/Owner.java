package dev.keelson.orchestrator.apply;

import java.util.Comparator;

/**
 * Tells entries of an account apart.
 *
 * @param apiVersion empty for appliers: whoever applies in another version is still the same
 */
record Owner(String name, Operation operation, String apiVersion, String subresource) {
  /** The order of conflicts in messages. */
  static final Comparator<Owner> ORDER = Comparator.comparing(Owner::name)
      .thenComparing(owner -> owner.operation().text())
      .thenComparing(Owner::apiVersion)
      .thenComparing(Owner::subresource);

  static Owner of(Writer writer, Operation operation) {
    return of(writer.name(), operation, writer.apiVersion(), writer.subresource());
  }

  static Owner of(String name, Operation operation, String apiVersion, String subresource) {
    return new Owner(name, operation, operation == Operation.APPLY ? "" : apiVersion, subresource);
  }

  /** As in messages: {@code "probe" with subresource "status" using v1}. */
  String shown() {
    return Scalars.quoted(name)
        + (subresource.isEmpty() ? "" : " with subresource " + Scalars.quoted(subresource))
        + (operation == Operation.UPDATE ? " using " + apiVersion : "");
  }
}
