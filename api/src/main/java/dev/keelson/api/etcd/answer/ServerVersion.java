package dev.keelson.api.etcd.answer;

/** The etcd release whose behaviour this server shows, as clients parse it (kube-apiserver needs a semver ≥ 3.5.13). */
public final class ServerVersion {
  public static final String SERVER = "3.6.12";
  public static final String CLUSTER = "3.6.0";
  /** As the metric etcd_cluster_version has it. */
  public static final String CLUSTER_MAJOR_MINOR = "3.6";

  public static final String STORAGE = "3.6.0";

  /** What {@code /version} shows. */
  public static final String PAGE = "{\"etcdserver\":\"%s\",\"etcdcluster\":\"%s\",\"storage\":\"%s\"}"
      .formatted(SERVER, CLUSTER, STORAGE);

  private ServerVersion() {}
}
