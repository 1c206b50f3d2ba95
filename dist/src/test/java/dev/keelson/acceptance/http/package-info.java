/**
 * What people and probes ask over HTTP on the client port: health, version, metrics.
 *
 * <p>Enter at {@code HttpIT}. Only of ours: etcd 3.4 does not have all of these paths.
 */
@NullMarked
package dev.keelson.acceptance.http;

import org.jspecify.annotations.NullMarked;
