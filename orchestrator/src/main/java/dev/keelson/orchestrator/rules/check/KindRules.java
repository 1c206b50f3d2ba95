package dev.keelson.orchestrator.rules.check;

import dev.keelson.orchestrator.value.NameRule;

/**
 * The rules of one kind, as a row. Metadata is checked for every kind and is not part of it.
 *
 * @param group empty for the core group
 * @param check what an object must keep when it is created
 * @param change what an update must keep; it calls {@code check} itself where Kubernetes checks the new object too
 * @param status the same for the status subresource
 */
public record KindRules(
    String group, String kind, boolean namespaced, NameRule names, Check check, Change change, Change status) {
  public static KindRules namespaced(String group, String kind, Check check, Change change) {
    return new KindRules(group, kind, true, NameRule.SUBDOMAIN, check, Change.rechecked(check).and(change),
        Change.NONE);
  }

  public static KindRules cluster(String group, String kind, Check check, Change change) {
    return new KindRules(group, kind, false, NameRule.SUBDOMAIN, check, Change.rechecked(check).and(change),
        Change.NONE);
  }

  public KindRules named(NameRule rule) {
    return new KindRules(group, kind, namespaced, rule, check, change, status);
  }

  /** Instead of the check and what may change. */
  public KindRules changing(Change whole) {
    return new KindRules(group, kind, namespaced, names, check, whole, status);
  }

  public KindRules status(Change rule) {
    return new KindRules(group, kind, namespaced, names, check, change, rule);
  }
}
