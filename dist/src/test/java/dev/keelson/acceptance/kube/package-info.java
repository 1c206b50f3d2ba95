/**
 * The Kubernetes API from outside: a {@code keelson server} in its own process, and the tools that people use.
 *
 * <p>Enter at {@link dev.keelson.acceptance.kube.ApiProcess}. A test owns its server and its data.
 */
@NullMarked
package dev.keelson.acceptance.kube;

import org.jspecify.annotations.NullMarked;
