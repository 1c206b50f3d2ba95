package dev.keelson.orchestrator.cache;

/**
 * What a list asks for.
 *
 * @param at ignored where there is a token
 * @param limit 0 = none; it does not count for {@link ReadPoint.Any}, as with kube-apiserver's cache
 * @param continueToken of the page before; empty for a first page
 */
public record ListQuery(ReadPoint at, int limit, String continueToken) {
  /** Everything. */
  public static ListQuery whole(ReadPoint at) {
    return new ListQuery(at, 0, "");
  }

  public static ListQuery first(ReadPoint at, int limit) {
    return new ListQuery(at, limit, "");
  }

  public static ListQuery next(String continueToken, int limit) {
    return new ListQuery(new ReadPoint.Latest(), limit, continueToken);
  }
}
