/**
 * The machine room of the black-box tests: real server processes on loopback.
 *
 * <p>Enter at {@link dev.keelson.acceptance.cluster.Cluster}. Each cluster owns its processes and its directory under
 * the system's temporary directory; both are gone after {@code close}, and also when the test JVM ends early.
 *
 * <p>Knows: processes, ports, flags, the line a server prints when it is ready. Must never know: which server it runs
 * ({@link dev.keelson.acceptance.cluster.Program} is a parameter), or anything of the server's inside.
 */
@NullMarked
package dev.keelson.acceptance.cluster;

import org.jspecify.annotations.NullMarked;
