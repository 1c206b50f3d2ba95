/**
 * user, role and auth.
 *
 * <p>Enter at {@link dev.keelson.etcdctl.v3.auth.AuthCommands}, which lists them.
 */
@NullMarked
package dev.keelson.etcdctl.v3.auth;

import org.jspecify.annotations.NullMarked;
