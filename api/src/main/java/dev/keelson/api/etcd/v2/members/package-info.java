/**
 * {@code /v2/members} and {@code /v2/machines}: who belongs to the cluster.
 *
 * <p>Enter at {@link dev.keelson.api.etcd.v2.members.MembersPage}. The list is replicated state; nothing is kept here.
 *
 * <p>Must never know: how a member joins the log.
 */
@NullMarked
package dev.keelson.api.etcd.v2.members;

import org.jspecify.annotations.NullMarked;
