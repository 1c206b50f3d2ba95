package dev.keelson.orchestrator.client;

/** The resources that programs of this project work with, each in the version that they read and write. */
public final class ResourceTypes {
  public static final ResourceType PODS = type("", "v1", "pods", "Pod");
  public static final ResourceType NODES = type("", "v1", "nodes", "Node");
  public static final ResourceType SERVICES = type("", "v1", "services", "Service");
  public static final ResourceType ENDPOINTS = type("", "v1", "endpoints", "Endpoints");
  public static final ResourceType NAMESPACES = type("", "v1", "namespaces", "Namespace");
  public static final ResourceType SERVICE_ACCOUNTS = type("", "v1", "serviceaccounts", "ServiceAccount");
  public static final ResourceType SECRETS = type("", "v1", "secrets", "Secret");
  public static final ResourceType CONFIG_MAPS = type("", "v1", "configmaps", "ConfigMap");
  public static final ResourceType EVENTS = type("", "v1", "events", "Event");
  public static final ResourceType REPLICATION_CONTROLLERS =
      type("", "v1", "replicationcontrollers", "ReplicationController");
  public static final ResourceType RESOURCE_QUOTAS = type("", "v1", "resourcequotas", "ResourceQuota");
  public static final ResourceType PERSISTENT_VOLUMES = type("", "v1", "persistentvolumes", "PersistentVolume");
  public static final ResourceType PERSISTENT_VOLUME_CLAIMS =
      type("", "v1", "persistentvolumeclaims", "PersistentVolumeClaim");
  public static final ResourceType REPLICA_SETS = type("apps", "v1", "replicasets", "ReplicaSet");
  public static final ResourceType DEPLOYMENTS = type("apps", "v1", "deployments", "Deployment");
  public static final ResourceType STATEFUL_SETS = type("apps", "v1", "statefulsets", "StatefulSet");
  public static final ResourceType DAEMON_SETS = type("apps", "v1", "daemonsets", "DaemonSet");
  public static final ResourceType CONTROLLER_REVISIONS =
      type("apps", "v1", "controllerrevisions", "ControllerRevision");
  public static final ResourceType JOBS = type("batch", "v1", "jobs", "Job");
  public static final ResourceType CRON_JOBS = type("batch", "v1", "cronjobs", "CronJob");
  public static final ResourceType HORIZONTAL_POD_AUTOSCALERS =
      type("autoscaling", "v2", "horizontalpodautoscalers", "HorizontalPodAutoscaler");
  public static final ResourceType POD_DISRUPTION_BUDGETS =
      type("policy", "v1", "poddisruptionbudgets", "PodDisruptionBudget");
  public static final ResourceType ENDPOINT_SLICES = type("discovery.k8s.io", "v1", "endpointslices", "EndpointSlice");
  public static final ResourceType LEASES = type("coordination.k8s.io", "v1", "leases", "Lease");
  public static final ResourceType CERTIFICATE_SIGNING_REQUESTS =
      type("certificates.k8s.io", "v1", "certificatesigningrequests", "CertificateSigningRequest");
  public static final ResourceType CLUSTER_ROLES =
      type("rbac.authorization.k8s.io", "v1", "clusterroles", "ClusterRole");
  public static final ResourceType PRIORITY_CLASSES =
      type("scheduling.k8s.io", "v1", "priorityclasses", "PriorityClass");
  public static final ResourceType STORAGE_CLASSES = type("storage.k8s.io", "v1", "storageclasses", "StorageClass");
  public static final ResourceType CSI_NODES = type("storage.k8s.io", "v1", "csinodes", "CSINode");

  private ResourceTypes() {}

  private static ResourceType type(String group, String version, String plural, String kind) {
    return new ResourceType(group, version, plural, kind);
  }
}
