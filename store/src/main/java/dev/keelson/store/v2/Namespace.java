package dev.keelson.store.v2;

/**
 * etcd keeps three trees under one index, so that what the cluster writes for itself moves the index that clients see.
 * The ordinals are in rows.
 */
public enum Namespace {
  /** What etcd writes about its members. Nobody reads it; it counts. */
  CLUSTER,
  /** What {@code /v2/keys} serves. */
  KEYS,
  /** Users and roles of the v2 API. */
  AUTH
}
