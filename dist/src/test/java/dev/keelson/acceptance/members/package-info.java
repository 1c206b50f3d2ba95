/**
 * Members that come and go while the cluster runs, with the real {@code etcdctl} of both APIs.
 *
 * <p>Enter at {@link dev.keelson.acceptance.members.MembersIT}. Clusters belong to each test.
 *
 * <p>Must never know: how a member joins the log.
 */
@NullMarked
package dev.keelson.acceptance.members;

import org.jspecify.annotations.NullMarked;
