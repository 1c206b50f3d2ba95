package dev.keelson.orchestrator.cache;

import dev.keelson.orchestrator.cache.entry.Entry;
import java.util.function.Predicate;

/**
 * Which objects of a resource are wanted.
 *
 * @param prefix of their keys: the resource's, or that of one namespace; ends with a slash
 * @param accepts what labels and fields have to be; called for each object, from any thread
 * @param everything whether {@code accepts} takes all: only then is it known how many objects follow a page
 */
public record Selection(String prefix, Predicate<Entry> accepts, boolean everything) {
  public static Selection all(String prefix) {
    return new Selection(prefix, _ -> true, true);
  }

  public static Selection of(String prefix, Predicate<Entry> accepts) {
    return new Selection(prefix, accepts, false);
  }

  boolean selects(Entry entry) {
    return entry.key().startsWith(prefix) && (everything || accepts.test(entry));
  }
}
