/**
 * The v3 command line: which commands there are, the flags that all of them take, the environment.
 *
 * <p>Enter at {@link dev.keelson.etcdctl.v3.V3Program}. A family of commands has a package of its own and comes into
 * this one's table, {@link dev.keelson.etcdctl.v3.CommandTable}.
 */
@NullMarked
package dev.keelson.etcdctl.v3;

import org.jspecify.annotations.NullMarked;
