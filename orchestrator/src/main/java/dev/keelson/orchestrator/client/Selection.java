package dev.keelson.orchestrator.client;

/**
 * Which objects of a resource.
 *
 * @param namespace empty for all
 * @param labels a label selector in its written form, empty for all
 * @param fields a field selector such as {@code spec.nodeName=n1}, empty for all
 */
public record Selection(String namespace, String labels, String fields) {
  public static final Selection ALL = new Selection("", "", "");

  public static Selection of(String namespace) {
    return new Selection(namespace, "", "");
  }

  public static Selection ofFields(String fields) {
    return new Selection("", "", fields);
  }
}
