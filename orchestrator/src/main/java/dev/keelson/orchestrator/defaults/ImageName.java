package dev.keelson.orchestrator.defaults;

/** A container image's name: {@code [HOST[:PORT]/]PATH[:TAG][@DIGEST]}. */
final class ImageName {
  private ImageName() {}

  /** Neither tag nor digest means "latest" too. */
  static boolean isLatest(String image) {
    var digest = image.indexOf('@');
    var name = digest < 0 ? image : image.substring(0, digest);
    var colon = name.lastIndexOf(':');
    var tag = colon > name.lastIndexOf('/') ? name.substring(colon + 1) : "";
    return tag.isEmpty() ? digest < 0 && !name.isEmpty() : tag.equals("latest");
  }

  static String pullPolicy(String image) {
    return isLatest(image) ? "Always" : "IfNotPresent";
  }
}
