/**
 * One run of one command: what it was told by flags and environment, its client and its reporter.
 *
 * <p>Enter at {@link dev.keelson.etcdctl.v3.session.Session}, which every command is given.
 *
 * <p>Must never know: which commands there are.
 */
@NullMarked
package dev.keelson.etcdctl.v3.session;

import org.jspecify.annotations.NullMarked;
