package dev.keelson.api.etcd.answer;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/**
 * Every sentence with which etcd refuses.
 *
 * <p>Clients compare the text, seldom the code, so texts are byte-exact; a few codes are UNKNOWN because etcd's server
 * loses the declared code on the way to the wire.
 */
public enum EtcdError {
  EMPTY_KEY(Status.Code.INVALID_ARGUMENT, "key is not provided"),
  KEY_NOT_FOUND(Status.Code.INVALID_ARGUMENT, "key not found"),
  VALUE_PROVIDED(Status.Code.INVALID_ARGUMENT, "value is provided"),
  LEASE_PROVIDED(Status.Code.INVALID_ARGUMENT, "lease is provided"),
  TOO_MANY_OPS(Status.Code.INVALID_ARGUMENT, "too many operations in txn request"),
  DUPLICATE_KEY(Status.Code.INVALID_ARGUMENT, "duplicate key given in txn request"),
  INVALID_CLIENT_API_VERSION(Status.Code.INVALID_ARGUMENT, "invalid client api version"),
  INVALID_SORT_OPTION(Status.Code.INVALID_ARGUMENT, "invalid sort option"),
  REQUEST_TOO_LARGE(Status.Code.INVALID_ARGUMENT, "request is too large"),

  COMPACTED(Status.Code.OUT_OF_RANGE, "mvcc: required revision has been compacted"),
  FUTURE_REVISION(Status.Code.OUT_OF_RANGE, "mvcc: required revision is a future revision"),
  NO_SPACE(Status.Code.RESOURCE_EXHAUSTED, "mvcc: database space exceeded"),
  CORRUPT(Status.Code.DATA_LOSS, "corrupt cluster"),
  TOO_MANY_REQUESTS(Status.Code.UNKNOWN, "too many requests"),

  LEASE_NOT_FOUND(Status.Code.NOT_FOUND, "requested lease not found"),
  LEASE_EXISTS(Status.Code.FAILED_PRECONDITION, "lease already exists"),
  LEASE_TTL_TOO_LARGE(Status.Code.OUT_OF_RANGE, "too large lease TTL"),
  WATCH_CANCELED(Status.Code.CANCELLED, "watch canceled"),

  MEMBER_NOT_FOUND(Status.Code.NOT_FOUND, "member not found"),
  MEMBER_EXISTS(Status.Code.FAILED_PRECONDITION, "member ID already exist"),
  PEER_URL_EXISTS(Status.Code.FAILED_PRECONDITION, "Peer URLs already exists"),
  BAD_MEMBER_URLS(Status.Code.INVALID_ARGUMENT, "given member URLs are invalid"),
  NOT_ENOUGH_STARTED(Status.Code.UNKNOWN, "re-configuration failed due to not enough started members"),
  UNHEALTHY(Status.Code.UNAVAILABLE, "unhealthy cluster"),
  NOT_LEARNER(Status.Code.FAILED_PRECONDITION, "can only promote a learner member"),
  LEARNER_NOT_READY(
      Status.Code.FAILED_PRECONDITION, "can only promote a learner member which is in sync with leader"),
  TOO_MANY_LEARNERS(Status.Code.FAILED_PRECONDITION, "too many learner members in cluster"),

  NO_LEADER(Status.Code.UNAVAILABLE, "no leader"),
  NOT_LEADER(Status.Code.FAILED_PRECONDITION, "not leader"),
  LEADER_CHANGED(Status.Code.UNAVAILABLE, "leader changed"),
  BAD_LEADER_TRANSFEREE(Status.Code.FAILED_PRECONDITION, "bad leader transferee"),
  LEADER_TRANSFER_TIMEOUT(Status.Code.UNKNOWN, "request timed out, leader transfer took too long"),
  STOPPED(Status.Code.UNAVAILABLE, "server stopped"),
  TIMEOUT(Status.Code.UNAVAILABLE, "request timed out"),
  TIMEOUT_LEADER_FAILURE(
      Status.Code.UNAVAILABLE, "request timed out, possibly due to previous leader failure"),
  TIMEOUT_CONNECTION_LOST(Status.Code.UNAVAILABLE, "request timed out, possibly due to connection lost"),
  CANCELED(Status.Code.CANCELLED, "request canceled");

  private final Status.Code code;
  private final String text;

  EtcdError(Status.Code code, String text) {
    this.code = code;
    this.text = "etcdserver: " + text;
  }

  public Status status() {
    return code.toStatus().withDescription(text);
  }

  /** The whole sentence, as it is on the wire. */
  public String text() {
    return text;
  }

  public StatusRuntimeException exception() {
    return status().asRuntimeException();
  }
}
