package dev.keelson.orchestrator.storage;

/**
 * Objects in key order.
 *
 * @param prefix of all keys that count; ends with a slash
 * @param from the first key that may come; {@code prefix} itself for a first page
 * @param limit the most that are wanted, 0 = as many as the store likes to give at once
 * @param revision as of when, 0 = now
 */
public record PageQuery(String prefix, String from, int limit, long revision) {
  public PageQuery {
    if (!from.startsWith(prefix)) {
      throw new IllegalArgumentException("a page of " + prefix + " from " + from);
    }
  }

  public static PageQuery first(String prefix, int limit) {
    return new PageQuery(prefix, prefix, limit, 0);
  }

  public PageQuery limit(int rows) {
    return new PageQuery(prefix, from, rows, revision);
  }

  /** What follows {@code page}, as of the same moment. */
  public PageQuery after(PageAnswer.Page page) {
    long moment = revision == 0 ? page.revision() : revision;
    return new PageQuery(prefix, page.objects().getLast().key() + '\0', limit, moment);
  }
}
