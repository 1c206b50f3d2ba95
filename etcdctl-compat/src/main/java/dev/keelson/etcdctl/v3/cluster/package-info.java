/**
 * What concerns members rather than keys: endpoint, member, alarm, defrag, move-leader, snapshot.
 *
 * <p>Enter at {@link dev.keelson.etcdctl.v3.cluster.ClusterCommands}, which lists them.
 */
@NullMarked
package dev.keelson.etcdctl.v3.cluster;

import org.jspecify.annotations.NullMarked;
