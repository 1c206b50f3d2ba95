package dev.keelson.orchestrator.apply;

/** Fields that are not owned. */
final class Stripped {
  /** The machinery's own (apimachinery's stripMeta). */
  static final FieldSet META = FieldSet.names("apiVersion")
      .union(FieldSet.names("kind"))
      .union(FieldSet.names("metadata"))
      .union(FieldSet.names("metadata", "name"))
      .union(FieldSet.names("metadata", "namespace"))
      .union(FieldSet.names("metadata", "creationTimestamp"))
      .union(FieldSet.names("metadata", "selfLink"))
      .union(FieldSet.names("metadata", "uid"))
      .union(FieldSet.names("metadata", "clusterName"))
      .union(FieldSet.names("metadata", "generation"))
      .union(FieldSet.names("metadata", "managedFields"))
      .union(FieldSet.names("metadata", "resourceVersion"));

  static final FieldSet STATUS = FieldSet.names("status");

  static final FieldSet ALL_BUT_STATUS = FieldSet.names("spec").union(FieldSet.names("metadata"));

  private Stripped() {}
}
